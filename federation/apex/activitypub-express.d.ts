/** What is used here of activitypub-express 4.4, which has no types of its own. */
declare module 'activitypub-express' {
  import type { RequestHandler } from 'express';

  namespace createApex {
    /** An object in its normal form: all but `id` and `type` are arrays. */
    type Normal = { id: string; type: string } & Record<string, unknown>;

    /** Where it finds what it knows. */
    type Store = {
      setup(): Promise<void>;
      getObject(id: string): Promise<Normal | null>;
      getActivity(id: string): Promise<Normal | null>;
      getContext(url: string): Promise<null>;
      generateId(): string;
    };

    type Routes = Record<
      | 'actor'
      | 'object'
      | 'activity'
      | 'inbox'
      | 'outbox'
      | 'followers'
      | 'following'
      | 'liked'
      | 'collections'
      | 'blocked'
      | 'rejections'
      | 'rejected'
      | 'shares'
      | 'likes',
      string
    >;

    type Logger = Record<'info' | 'warn' | 'error', (...words: unknown[]) => void>;

    type Settings = {
      name: string;
      version: string;
      baseUrl: string;
      context: readonly unknown[];
      actorParam: string;
      objectParam: string;
      itemsPerPage: number;
      routes: Routes;
      store: Store;
      logger: Logger;
      offlineMode: boolean;
    };

    type IriFactory = (id: string) => string;

    type Net = {
      validators: { targetActor: RequestHandler };
      wellKnown: Record<
        'parseWebfinger' | 'respondWebfinger' | 'respondNodeInfoLocation',
        RequestHandler
      >;
    };

    type Apex = RequestHandler & {
      baseUrl: string;
      actorParam: string;
      store: Store;
      net: Net;
      utils: { usernameToIRI: IriFactory };
      idToIRIFactory(baseUrl: string, route: string, parameter: string): IriFactory;
      fromJSONLD(document: object): Promise<Normal>;
      jsonldContextLoader(url: string): Promise<object>;
    };

    /** What its middleware leaves for the next. */
    type Locals = { apex: { target?: Normal | null } };
  }

  function createApex(settings: createApex.Settings): createApex.Apex;
  export = createApex;
}
