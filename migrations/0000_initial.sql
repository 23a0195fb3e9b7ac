CREATE TYPE "public"."gap_reason" AS ENUM('missing', 'changed', 'unlisted', 'gone');--> statement-breakpoint
CREATE TYPE "public"."ledger_method" AS ENUM('digest', 'outbox');--> statement-breakpoint
CREATE TYPE "public"."ledger_state" AS ENUM('syncing', 'complete', 'incomplete', 'unreachable');--> statement-breakpoint
CREATE TYPE "public"."actor_type" AS ENUM('Application', 'Person', 'Group');--> statement-breakpoint
CREATE TYPE "public"."delivery_state" AS ENUM('waiting', 'delivered', 'gave-up');--> statement-breakpoint
CREATE TYPE "public"."inbox_state" AS ENUM('waiting', 'done', 'ignored', 'refused', 'failed');--> statement-breakpoint
CREATE TYPE "public"."node_follow_state" AS ENUM('pending', 'accepted', 'rejected');--> statement-breakpoint
CREATE TYPE "public"."source_kind" AS ENUM('site', 'embed', 'node', 'home', 'browse', 'search', 'channel', 'subscriptions', 'suggestion', 'playlist', 'library', 'page', 'direct', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."invitation_state" AS ENUM('pending', 'accepted', 'rejected');--> statement-breakpoint
CREATE TYPE "public"."copy_state" AS ENUM('fetching', 'kept', 'failed');--> statement-breakpoint
CREATE TYPE "public"."copy_strategy" AS ENUM('manual', 'most-views', 'trending', 'recently-added', 'followed');--> statement-breakpoint
CREATE TYPE "public"."domain_policy" AS ENUM('reject', 'silence', 'no-media', 'allow');--> statement-breakpoint
CREATE TYPE "public"."mirror_health" AS ENUM('unknown', 'well', 'ill');--> statement-breakpoint
CREATE TYPE "public"."follow_state" AS ENUM('pending', 'accepted', 'rejected');--> statement-breakpoint
CREATE TYPE "public"."rating" AS ENUM('like', 'dislike');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('administrator', 'moderator', 'user');--> statement-breakpoint
CREATE TYPE "public"."upload_preview" AS ENUM('asked', 'shown', 'stopped', 'refused');--> statement-breakpoint
CREATE TYPE "public"."upload_state" AS ENUM('receiving', 'complete', 'rejected');--> statement-breakpoint
CREATE TYPE "public"."transcode_stage" AS ENUM('waiting', 'copying', 'encoding', 'done', 'held');--> statement-breakpoint
CREATE TYPE "public"."transcode_stop" AS ENUM('paused', 'cancelled');--> statement-breakpoint
CREATE SEQUENCE "public"."redundancy_ids" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "boosts" (
	"url" text PRIMARY KEY NOT NULL,
	"actor_id" integer NOT NULL,
	"video_id" integer,
	"comment_id" integer,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "boosts_one_thing" CHECK (num_nonnulls("boosts"."video_id", "boosts"."comment_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "tombstones" (
	"url" text PRIMARY KEY NOT NULL,
	"host" text NOT NULL,
	"buried_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalog_gaps" (
	"actor_id" integer NOT NULL,
	"url" text NOT NULL,
	"reason" "gap_reason" NOT NULL,
	"newness" bigint NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"last_error" text,
	"next_try_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "catalog_gaps_actor_id_url_pk" PRIMARY KEY("actor_id","url")
);
--> statement-breakpoint
CREATE TABLE "catalog_ledgers" (
	"actor_id" integer PRIMARY KEY NOT NULL,
	"state" "ledger_state" DEFAULT 'syncing' NOT NULL,
	"method" "ledger_method",
	"expected_count" integer,
	"known_count" integer DEFAULT 0 NOT NULL,
	"digest" text,
	"outbox_total" integer,
	"cursor" text,
	"walk_started_at" timestamp (3) with time zone,
	"walked_at" timestamp (3) with time zone,
	"refreshed_to" integer DEFAULT 0 NOT NULL,
	"failures" smallint DEFAULT 0 NOT NULL,
	"last_error" text,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"completed_at" timestamp (3) with time zone,
	"next_check_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "actors" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "actors_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"url" text NOT NULL,
	"type" "actor_type" NOT NULL,
	"account_id" integer,
	"channel_id" integer,
	"name" text NOT NULL,
	"host" text,
	"inbox_url" text NOT NULL,
	"shared_inbox_url" text,
	"outbox_url" text,
	"followers_url" text,
	"digest_url" text,
	"key_url" text NOT NULL,
	"public_key_pem" text NOT NULL,
	"private_key_pem" text,
	"proof_key_url" text,
	"proof_key_multibase" text,
	"proof_private_key_pem" text,
	"also_known_as" text[] DEFAULT '{}' NOT NULL,
	"avatars" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"avatars_from" text,
	"followers_count" integer DEFAULT 0 NOT NULL,
	"following_count" integer DEFAULT 0 NOT NULL,
	"fetched_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"failed_since" timestamp (3) with time zone,
	"gone_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "actors_url_unique" UNIQUE("url"),
	CONSTRAINT "actors_account_id_unique" UNIQUE("account_id"),
	CONSTRAINT "actors_channel_id_unique" UNIQUE("channel_id")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"activity_id" bigint NOT NULL,
	"actor_id" integer NOT NULL,
	"inbox_url" text NOT NULL,
	"host" text NOT NULL,
	"state" "delivery_state" DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_error" text,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "deliveries_activity_id_inbox_url_pk" PRIMARY KEY("activity_id","inbox_url")
);
--> statement-breakpoint
CREATE TABLE "inbox_activities" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inbox_activities_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"digest" text NOT NULL,
	"url" text NOT NULL,
	"type" text NOT NULL,
	"signer_id" integer NOT NULL,
	"body" jsonb NOT NULL,
	"is_forwarded" boolean DEFAULT false NOT NULL,
	"state" "inbox_state" DEFAULT 'waiting' NOT NULL,
	"reason" text,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbox_activities_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "node_follows" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "node_follows_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"follower_id" integer NOT NULL,
	"followed_id" integer NOT NULL,
	"state" "node_follow_state" DEFAULT 'pending' NOT NULL,
	"url" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "node_follows_url_unique" UNIQUE("url")
);
--> statement-breakpoint
CREATE TABLE "nodes" (
	"host" text PRIMARY KEY NOT NULL,
	"software" text,
	"signature" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"closed_until" timestamp (3) with time zone,
	"failed_since" timestamp (3) with time zone,
	"gone_at" timestamp (3) with time zone,
	"reached_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_activities" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_activities_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"url" text NOT NULL,
	"type" text NOT NULL,
	"actor_id" integer NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shown_objects" (
	"url" text PRIMARY KEY NOT NULL,
	"actor_ids" integer[] NOT NULL,
	"audience" jsonb,
	"digest" text NOT NULL,
	"told_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "told_copies" (
	"video_uuid" uuid PRIMARY KEY NOT NULL,
	"video_url" text NOT NULL,
	"account_url" text NOT NULL,
	"inbox_urls" text[] NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"told_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "playback_hours" (
	"video_id" integer NOT NULL,
	"hour" timestamp (3) with time zone NOT NULL,
	"reports" bigint DEFAULT 0 NOT NULL,
	"reports_with_peers" bigint DEFAULT 0 NOT NULL,
	"resolution_changes" bigint DEFAULT 0 NOT NULL,
	"errors" bigint DEFAULT 0 NOT NULL,
	"stalls" bigint DEFAULT 0 NOT NULL,
	"origin_bytes" bigint DEFAULT 0 NOT NULL,
	"mirror_bytes" bigint DEFAULT 0 NOT NULL,
	"peer_bytes" bigint DEFAULT 0 NOT NULL,
	"uploaded_bytes" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "playback_hours_video_id_hour_pk" PRIMARY KEY("video_id","hour")
);
--> statement-breakpoint
CREATE TABLE "view_sources" (
	"video_id" integer NOT NULL,
	"day" date NOT NULL,
	"kind" "source_kind" NOT NULL,
	"host" text NOT NULL,
	"viewers" integer NOT NULL,
	CONSTRAINT "view_sources_video_id_day_kind_host_pk" PRIMARY KEY("video_id","day","kind","host")
);
--> statement-breakpoint
CREATE TABLE "watch_sessions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "watch_sessions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uuid" uuid DEFAULT gen_random_uuid() NOT NULL,
	"video_id" integer NOT NULL,
	"viewer" text,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"position_seconds" integer NOT NULL,
	"watched_seconds" integer DEFAULT 0 NOT NULL,
	"sections" "int4multirange" DEFAULT '{}' NOT NULL,
	"jumps" smallint DEFAULT 0 NOT NULL,
	"client" text,
	"device" text,
	"operating_system" text
);
--> statement-breakpoint
CREATE TABLE "abuse_messages" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "abuse_messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"abuse_id" integer NOT NULL,
	"account_id" integer,
	"message" text NOT NULL,
	"by_moderator" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "abuses" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "abuses_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"url" text,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"predefined_reasons" text[] DEFAULT '{}' NOT NULL,
	"state" smallint DEFAULT 1 NOT NULL,
	"moderation_comment" text,
	"reporter_id" integer,
	"flagged_id" integer,
	"video_id" integer,
	"comment_id" integer,
	"reported_video" jsonb,
	"reported_comment" jsonb,
	"start_at_seconds" integer,
	"end_at_seconds" integer,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"processed_at" timestamp (3) with time zone,
	CONSTRAINT "abuses_url_unique" UNIQUE("url")
);
--> statement-breakpoint
CREATE TABLE "channel_activities" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "channel_activities_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"channel_id" integer NOT NULL,
	"account_id" integer,
	"action" smallint NOT NULL,
	"target" smallint NOT NULL,
	"video_id" integer,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "collaborators" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "collaborators_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"channel_id" integer NOT NULL,
	"account_id" integer NOT NULL,
	"state" "invitation_state" DEFAULT 'pending' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ownership_changes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ownership_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"video_id" integer,
	"channel_id" integer,
	"initiator_id" integer NOT NULL,
	"next_owner_id" integer NOT NULL,
	"state" "invitation_state" DEFAULT 'pending' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ownership_changes_one_thing" CHECK (num_nonnulls("ownership_changes"."video_id", "ownership_changes"."channel_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "retired_names" (
	"name" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "automatic_tag_policies" (
	"account_id" integer NOT NULL,
	"tag" text NOT NULL,
	CONSTRAINT "automatic_tag_policies_account_id_tag_pk" PRIMARY KEY("account_id","tag")
);
--> statement-breakpoint
CREATE TABLE "video_automatic_tags" (
	"video_id" integer PRIMARY KEY NOT NULL,
	"words_digest" text NOT NULL,
	"tags" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "watched_words_lists" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "watched_words_lists_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"account_id" integer,
	"list_name" text NOT NULL,
	"words" text[] NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bulk_acts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bulk_acts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"user_id" integer,
	"is_node_wide" boolean NOT NULL,
	"asked" jsonb NOT NULL,
	"reason" text,
	"total" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bulk_items" (
	"bulk_act_id" integer NOT NULL,
	"subject_id" integer NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"kept" jsonb,
	"account_id" integer,
	CONSTRAINT "bulk_items_bulk_act_id_subject_id_pk" PRIMARY KEY("bulk_act_id","subject_id")
);
--> statement-breakpoint
CREATE TABLE "copy_files" (
	"copy_id" integer NOT NULL,
	"name" text NOT NULL,
	"blob_key" text NOT NULL,
	"info_hash" text,
	"info" "bytea",
	"source_url" text,
	CONSTRAINT "copy_files_copy_id_name_pk" PRIMARY KEY("copy_id","name"),
	CONSTRAINT "copy_files_blob_key_unique" UNIQUE("blob_key")
);
--> statement-breakpoint
CREATE TABLE "mirrored_hosts" (
	"host" text PRIMARY KEY NOT NULL,
	"allowed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "video_copies" (
	"id" integer PRIMARY KEY DEFAULT nextval('redundancy_ids') NOT NULL,
	"video_id" integer,
	"video_uuid" uuid NOT NULL,
	"playlist_url" text NOT NULL,
	"files_digest" text NOT NULL,
	"strategy" "copy_strategy" NOT NULL,
	"state" "copy_state" DEFAULT 'fetching' NOT NULL,
	"size_bytes" bigint NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"problem" text,
	"expires_at" timestamp (3) with time zone,
	"kept_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "video_copies_video_id_unique" UNIQUE("video_id"),
	CONSTRAINT "video_copies_video_uuid_unique" UNIQUE("video_uuid")
);
--> statement-breakpoint
CREATE TABLE "domain_policies" (
	"host" text PRIMARY KEY NOT NULL,
	"policy" "domain_policy" NOT NULL,
	"reason" text,
	"public_comment" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "growing_renditions" (
	"id" integer DEFAULT nextval(pg_get_serial_sequence('renditions', 'id')) NOT NULL,
	"video_id" integer NOT NULL,
	"height" smallint NOT NULL,
	"width" smallint NOT NULL,
	"pixel_height" smallint NOT NULL,
	"frames_per_second" real NOT NULL,
	"blob_key" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"peak_bits_per_second" integer NOT NULL,
	"codecs" text NOT NULL,
	"has_audio" boolean NOT NULL,
	"playlist" text NOT NULL,
	"segment_hashes" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"token" uuid,
	CONSTRAINT "growing_renditions_video_id_height_pk" PRIMARY KEY("video_id","height")
);
--> statement-breakpoint
CREATE TABLE "channel_listings" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "channel_listings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"channel_id" integer NOT NULL,
	"sync_id" integer,
	"external_channel_url" text NOT NULL,
	"only_after" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "video_channel_syncs" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "video_channel_syncs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"channel_id" integer NOT NULL,
	"external_channel_url" text NOT NULL,
	"state" smallint DEFAULT 1 NOT NULL,
	"error" text,
	"last_sync_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_torrents" (
	"import_id" integer PRIMARY KEY NOT NULL,
	"metainfo" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listed_addresses" (
	"channel_id" integer NOT NULL,
	"address" text NOT NULL,
	"imported" boolean NOT NULL,
	CONSTRAINT "listed_addresses_channel_id_address_pk" PRIMARY KEY("channel_id","address")
);
--> statement-breakpoint
CREATE TABLE "video_imports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "video_imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" integer NOT NULL,
	"video_id" integer,
	"channel_sync_id" integer,
	"target_url" text,
	"magnet_uri" text,
	"torrent_name" text,
	"state" smallint DEFAULT 1 NOT NULL,
	"error" text,
	"upload_id" uuid,
	"validator" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_mutes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "account_mutes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" integer,
	"account_id" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "server_mutes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "server_mutes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" integer,
	"host" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "caption_cues" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "caption_cues_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"video_id" integer NOT NULL,
	"language" text NOT NULL,
	"start_seconds" real NOT NULL,
	"end_seconds" real NOT NULL,
	"text" text NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "further_renditions" (
	"video_id" integer NOT NULL,
	"codec" text NOT NULL,
	"height" smallint NOT NULL,
	"width" smallint NOT NULL,
	"pixel_height" smallint NOT NULL,
	"frames_per_second" real NOT NULL,
	"blob_key" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"peak_bits_per_second" integer NOT NULL,
	"codecs" text NOT NULL,
	"has_audio" boolean NOT NULL,
	"playlist" text NOT NULL,
	"segment_hashes" jsonb NOT NULL,
	CONSTRAINT "further_renditions_video_id_codec_height_pk" PRIMARY KEY("video_id","codec","height")
);
--> statement-breakpoint
CREATE TABLE "scheduled_updates" (
	"video_id" integer PRIMARY KEY NOT NULL,
	"update_at" timestamp (3) with time zone NOT NULL,
	"privacy" smallint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "spoken_tracks" (
	"video_id" integer NOT NULL,
	"language" text NOT NULL,
	"blob_key" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"codecs" text NOT NULL,
	"playlist" text NOT NULL,
	"segment_hashes" jsonb NOT NULL,
	CONSTRAINT "spoken_tracks_video_id_language_pk" PRIMARY KEY("video_id","language")
);
--> statement-breakpoint
CREATE TABLE "video_captions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "video_captions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"video_id" integer NOT NULL,
	"language" text NOT NULL,
	"blob_key" text NOT NULL,
	"automatically_generated" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "video_chapters" (
	"video_id" integer NOT NULL,
	"timecode" integer NOT NULL,
	"title" text NOT NULL,
	CONSTRAINT "video_chapters_video_id_timecode_pk" PRIMARY KEY("video_id","timecode")
);
--> statement-breakpoint
CREATE TABLE "playlist_elements" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "playlist_elements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"playlist_id" integer NOT NULL,
	"video_id" integer,
	"position" integer NOT NULL,
	"start_seconds" integer,
	"stop_seconds" integer,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "video_playlists" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "video_playlists_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"uuid" uuid DEFAULT gen_random_uuid() NOT NULL,
	"url" text,
	"account_id" integer NOT NULL,
	"channel_id" integer,
	"channel_position" integer,
	"display_name" text NOT NULL,
	"description" text,
	"privacy" smallint NOT NULL,
	"type" smallint NOT NULL,
	"elements" integer DEFAULT 0 NOT NULL,
	"thumbnails" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"thumbnails_from" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "video_playlists_uuid_unique" UNIQUE("uuid"),
	CONSTRAINT "video_playlists_url_unique" UNIQUE("url")
);
--> statement-breakpoint
CREATE TABLE "remote_captions" (
	"video_id" integer NOT NULL,
	"language" text NOT NULL,
	"automatically_generated" boolean NOT NULL,
	"url" text NOT NULL,
	"m3u8_url" text,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "remote_captions_video_id_language_pk" PRIMARY KEY("video_id","language")
);
--> statement-breakpoint
CREATE TABLE "remote_manifests" (
	"video_id" integer PRIMARY KEY NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"files" jsonb NOT NULL,
	"document" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "remote_media" (
	"video_id" integer PRIMARY KEY NOT NULL,
	"streaming_playlists" jsonb NOT NULL,
	"files" jsonb NOT NULL,
	"tracker_urls" text[] NOT NULL,
	"storyboard" jsonb,
	"live" jsonb,
	"thumbnails_from" text,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"refreshed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "removed_videos" (
	"url" text PRIMARY KEY NOT NULL,
	"removed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "video_mirrors" (
	"id" integer DEFAULT nextval('redundancy_ids') NOT NULL,
	"video_id" integer NOT NULL,
	"host" text NOT NULL,
	"url" text NOT NULL,
	"base_url" text NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"health" "mirror_health" DEFAULT 'unknown' NOT NULL,
	"problem" text,
	"failures" smallint DEFAULT 0 NOT NULL,
	"bytes_per_second" bigint,
	"probed_at" timestamp (3) with time zone,
	"next_probe_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "video_mirrors_video_id_host_pk" PRIMARY KEY("video_id","host"),
	CONSTRAINT "video_mirrors_id_unique" UNIQUE("id"),
	CONSTRAINT "video_mirrors_url_unique" UNIQUE("url")
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "video_documents" (
	"video_id" integer PRIMARY KEY NOT NULL,
	"title" "tsvector" NOT NULL,
	"document" "tsvector" NOT NULL,
	"channel_id" integer NOT NULL,
	"is_public" boolean NOT NULL,
	"nsfw" boolean NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "comments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"uuid" uuid DEFAULT gen_random_uuid() NOT NULL,
	"url" text,
	"video_id" integer NOT NULL,
	"account_id" integer,
	"thread_id" integer,
	"in_reply_to_id" integer,
	"text" text NOT NULL,
	"held_for_review" boolean DEFAULT false NOT NULL,
	"approval_url" text,
	"automatic_tags" text[] DEFAULT '{}' NOT NULL,
	"node_tags" text[] DEFAULT '{}' NOT NULL,
	"replies" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "comments_uuid_unique" UNIQUE("uuid"),
	CONSTRAINT "comments_url_unique" UNIQUE("url")
);
--> statement-breakpoint
CREATE TABLE "follows" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "follows_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"follower_id" integer NOT NULL,
	"channel_id" integer,
	"account_id" integer,
	"state" "follow_state" DEFAULT 'accepted' NOT NULL,
	"url" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "follows_url_unique" UNIQUE("url"),
	CONSTRAINT "follows_one_thing" CHECK (num_nonnulls("follows"."channel_id", "follows"."account_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "watch_history" (
	"user_id" integer NOT NULL,
	"video_id" integer NOT NULL,
	"position_seconds" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "watch_history_user_id_video_id_pk" PRIMARY KEY("user_id","video_id")
);
--> statement-breakpoint
CREATE TABLE "former_sources" (
	"video_id" integer PRIMARY KEY NOT NULL,
	"set_uuid" uuid NOT NULL,
	"source_key" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"filename" text NOT NULL,
	"facts" jsonb NOT NULL,
	"replaced_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "channels_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"account_id" integer NOT NULL,
	"name" text NOT NULL,
	"host" text,
	"url" text,
	"display_name" text NOT NULL,
	"description" text,
	"support" text,
	"moved_to" text,
	"player_theme" text DEFAULT 'instance-default' NOT NULL,
	"public_email" text,
	"avatars" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"banners" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"avatars_from" text,
	"banners_from" text,
	"followers" integer DEFAULT 0 NOT NULL,
	"followed" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "channels_url_unique" UNIQUE("url")
);
--> statement-breakpoint
CREATE TABLE "renditions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "renditions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"video_id" integer NOT NULL,
	"height" smallint NOT NULL,
	"width" smallint NOT NULL,
	"pixel_height" smallint NOT NULL,
	"frames_per_second" real NOT NULL,
	"blob_key" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"peak_bits_per_second" integer NOT NULL,
	"codecs" text NOT NULL,
	"has_audio" boolean NOT NULL,
	"playlist" text NOT NULL,
	"segment_hashes" jsonb NOT NULL,
	"metadata" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "storyboards" (
	"video_id" integer PRIMARY KEY NOT NULL,
	"blob_key" text NOT NULL,
	"total_width" smallint NOT NULL,
	"total_height" smallint NOT NULL,
	"sprite_width" smallint NOT NULL,
	"sprite_height" smallint NOT NULL,
	"sprite_seconds" real NOT NULL
);
--> statement-breakpoint
CREATE TABLE "thumbnails" (
	"video_id" integer NOT NULL,
	"width" smallint NOT NULL,
	"height" smallint NOT NULL,
	"blob_key" text NOT NULL,
	CONSTRAINT "thumbnails_video_id_width_pk" PRIMARY KEY("video_id","width")
);
--> statement-breakpoint
CREATE TABLE "torrents" (
	"blob_key" text PRIMARY KEY NOT NULL,
	"video_id" integer NOT NULL,
	"name" text NOT NULL,
	"info_hash" text NOT NULL,
	"info" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "torrents_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "video_blocks" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "video_blocks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"video_id" integer NOT NULL,
	"unfederated" boolean DEFAULT false NOT NULL,
	"type" smallint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "video_blocks_video_id_unique" UNIQUE("video_id")
);
--> statement-breakpoint
CREATE TABLE "video_passwords" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "video_passwords_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"video_id" integer NOT NULL,
	"password" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "videos" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "videos_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"uuid" uuid NOT NULL,
	"url" text,
	"channel_id" integer NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"support" text,
	"category" smallint,
	"licence" smallint,
	"language" text,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"privacy" smallint NOT NULL,
	"state" smallint NOT NULL,
	"hold_reason" text,
	"blocked" boolean DEFAULT false NOT NULL,
	"block_reason" text,
	"nsfw" boolean DEFAULT false NOT NULL,
	"nsfw_flags" smallint DEFAULT 0 NOT NULL,
	"nsfw_summary" text,
	"is_live" boolean DEFAULT false NOT NULL,
	"followed" boolean DEFAULT true NOT NULL,
	"wait_transcoding" boolean DEFAULT false NOT NULL,
	"download_enabled" boolean DEFAULT true NOT NULL,
	"comments_policy" smallint DEFAULT 1 NOT NULL,
	"sharing" text DEFAULT 'full' NOT NULL,
	"duration_seconds" integer DEFAULT 0 NOT NULL,
	"aspect_ratio" real,
	"views" integer DEFAULT 0 NOT NULL,
	"viewers" integer DEFAULT 0 NOT NULL,
	"recent_views" integer DEFAULT 0 NOT NULL,
	"likes" integer DEFAULT 0 NOT NULL,
	"dislikes" integer DEFAULT 0 NOT NULL,
	"boosts" integer DEFAULT 0 NOT NULL,
	"comments" integer DEFAULT 0 NOT NULL,
	"downloads" integer DEFAULT 0 NOT NULL,
	"embed_privacy" smallint DEFAULT 1 NOT NULL,
	"embed_domains" text[] DEFAULT '{}' NOT NULL,
	"player_theme" text DEFAULT 'channel-default' NOT NULL,
	"has_own_thumbnail" boolean DEFAULT false NOT NULL,
	"input_file_updated_at" timestamp (3) with time zone,
	"set_uuid" uuid DEFAULT gen_random_uuid() NOT NULL,
	"source_key" text,
	"source_bytes" bigint DEFAULT 0 NOT NULL,
	"made_bytes" bigint DEFAULT 0 NOT NULL,
	"local_bytes" bigint GENERATED ALWAYS AS (source_bytes + made_bytes) STORED,
	"source_filename" text,
	"source_facts" jsonb,
	"loudness" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp (3) with time zone,
	"originally_published_at" timestamp (3) with time zone,
	"hot" double precision GENERATED ALWAYS AS ((sign(3 * likes - 3 * dislikes + 2 * comments + views / 3.0) * log(greatest(abs(3 * likes - 3 * dislikes + 2 * comments + views / 3.0), 1)))::float8
  + extract(epoch from published_at - timestamptz '2020-01-01 00:00:00+00')::float8 / 45000) STORED,
	CONSTRAINT "videos_uuid_unique" UNIQUE("uuid"),
	CONSTRAINT "videos_url_unique" UNIQUE("url")
);
--> statement-breakpoint
CREATE TABLE "view_days" (
	"video_id" integer NOT NULL,
	"day" date NOT NULL,
	"views" integer NOT NULL,
	CONSTRAINT "view_days_day_video_id_pk" PRIMARY KEY("day","video_id")
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"account_id" integer NOT NULL,
	"video_id" integer NOT NULL,
	"rating" "rating" NOT NULL,
	"url" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ratings_account_id_video_id_pk" PRIMARY KEY("account_id","video_id"),
	CONSTRAINT "ratings_url_unique" UNIQUE("url")
);
--> statement-breakpoint
CREATE TABLE "remote_viewers" (
	"video_id" integer NOT NULL,
	"host" text NOT NULL,
	"viewers" integer NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "remote_viewers_video_id_host_pk" PRIMARY KEY("video_id","host")
);
--> statement-breakpoint
CREATE TABLE "viewers" (
	"viewer" text PRIMARY KEY NOT NULL,
	"video_id" integer NOT NULL,
	"position_seconds" integer NOT NULL,
	"watched_seconds" integer DEFAULT 0 NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"counted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "waiting_views" (
	"video_id" integer PRIMARY KEY NOT NULL,
	"views" integer NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "accounts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"host" text,
	"url" text,
	"display_name" text NOT NULL,
	"description" text,
	"moved_to" text,
	"avatars_from" text,
	"avatars" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"followers" integer DEFAULT 0 NOT NULL,
	"following" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "accounts_url_unique" UNIQUE("url")
);
--> statement-breakpoint
CREATE TABLE "one_time_tokens" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"subject_id" integer,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "otp_apps" (
	"user_id" integer PRIMARY KEY NOT NULL,
	"sealed_secret" "bytea" NOT NULL,
	"last_counter" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outside_identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outside_identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "passkeys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" integer NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] DEFAULT '{}' NOT NULL,
	"name" text NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "passkeys_credential_id_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"user_id" integer NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "recovery_codes_user_id_hash_pk" PRIMARY KEY("user_id","hash")
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "registrations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"state" smallint DEFAULT 1 NOT NULL,
	"reason" text NOT NULL,
	"moderation_response" text,
	"username" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean,
	"password_hash" text,
	"display_name" text,
	"channel_name" text,
	"channel_display_name" text,
	"user_id" integer,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sessions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" integer NOT NULL,
	"access_hash" "bytea" NOT NULL,
	"access_expires_at" timestamp (3) with time zone NOT NULL,
	"refresh_hash" "bytea",
	"refresh_expires_at" timestamp (3) with time zone,
	"refresh_family_hash" "bytea",
	"spent_hash" "bytea",
	"rotated_at" timestamp (3) with time zone,
	"address" text,
	"user_agent" text,
	"last_address" text,
	"last_user_agent" text,
	"last_active_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_access_hash_unique" UNIQUE("access_hash"),
	CONSTRAINT "sessions_refresh_hash_unique" UNIQUE("refresh_hash")
);
--> statement-breakpoint
CREATE TABLE "user_exports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "user_exports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" integer NOT NULL,
	"state" smallint DEFAULT 1 NOT NULL,
	"with_video_files" boolean NOT NULL,
	"channel_name" text,
	"filename" text NOT NULL,
	"blob_key" text,
	"size_bytes" bigint,
	"sha256" text,
	"expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_exports_user_id_unique" UNIQUE("user_id"),
	CONSTRAINT "user_exports_filename_unique" UNIQUE("filename")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "users_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"account_id" integer NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean,
	"pending_email" text,
	"password_hash" text,
	"role" "role" DEFAULT 'user' NOT NULL,
	"blocked" boolean DEFAULT false NOT NULL,
	"blocked_reason" text,
	"quota_bytes" bigint DEFAULT -1 NOT NULL,
	"quota_daily_bytes" bigint DEFAULT -1 NOT NULL,
	"admin_flags" smallint DEFAULT 0 NOT NULL,
	"preferences" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"notification_settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"feed_token" uuid DEFAULT gen_random_uuid() NOT NULL,
	"last_login_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_account_id_unique" UNIQUE("account_id"),
	CONSTRAINT "users_feed_token_unique" UNIQUE("feed_token")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" integer NOT NULL,
	"account_id" integer NOT NULL,
	"filename" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"file_modified_at" bigint,
	"resumable" boolean DEFAULT true NOT NULL,
	"draft" jsonb NOT NULL,
	"state" "upload_state" DEFAULT 'receiving' NOT NULL,
	"reason" text,
	"accepted" jsonb,
	"pictures" jsonb,
	"video_uuid" uuid NOT NULL,
	"video_id" integer,
	"replaces" boolean DEFAULT false NOT NULL,
	"preview" "upload_preview",
	"refusal" text,
	"is_shown_early" boolean DEFAULT false NOT NULL,
	"arriving_video_id" integer,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" integer,
	"username" text,
	"action" text NOT NULL,
	"domain" text NOT NULL,
	"subject_id" text,
	"before" jsonb,
	"after" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contact_messages" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contact_messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"from_name" text NOT NULL,
	"from_email" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "instance_settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workers" (
	"uuid" uuid PRIMARY KEY NOT NULL,
	"machine" text NOT NULL,
	"pid" integer NOT NULL,
	"jobs" jsonb NOT NULL,
	"encoders" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notifications_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" integer NOT NULL,
	"type" smallint NOT NULL,
	"subject" text NOT NULL,
	"read" boolean DEFAULT false NOT NULL,
	"on_web" boolean NOT NULL,
	"mailed_at" timestamp (3) with time zone,
	"video_id" integer,
	"comment_id" integer,
	"abuse_id" integer,
	"block_id" integer,
	"follow_id" integer,
	"account_id" integer,
	"registration_id" integer,
	"collaborator_id" integer,
	"ownership_change_id" integer,
	"import_id" integer,
	"node_follow" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blobs" (
	"key" text PRIMARY KEY NOT NULL,
	"place" text DEFAULT 'local' NOT NULL,
	"size_bytes" bigint NOT NULL,
	"media_type" text NOT NULL,
	"sha256" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"resets_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_imports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "user_imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"upload_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"user_id" integer NOT NULL,
	"filename" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"source_url" text,
	"sha256" text,
	"into_channel_id" integer,
	"channel_name" text,
	"state" smallint NOT NULL,
	"starts" smallint DEFAULT 0 NOT NULL,
	"error" text,
	"tally" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_imports_upload_id_unique" UNIQUE("upload_id")
);
--> statement-breakpoint
CREATE TABLE "runner_registration_tokens" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "runner_registration_tokens_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"token" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "runner_registration_tokens_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "runner_jobs" (
	"uuid" uuid PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"state" smallint NOT NULL,
	"video_id" integer NOT NULL,
	"work_uuid" uuid NOT NULL,
	"height" smallint DEFAULT 0 NOT NULL,
	"payload" jsonb NOT NULL,
	"files" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"max_result_bytes" bigint NOT NULL,
	"priority" smallint NOT NULL,
	"progress" smallint,
	"failures" smallint DEFAULT 0 NOT NULL,
	"error" text,
	"runner_id" integer,
	"token_hash" text,
	"leased_until" timestamp (3) with time zone,
	"result_key" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "runners" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "runners_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"description" text,
	"version" text,
	"token_hash" text NOT NULL,
	"ip" text NOT NULL,
	"registration_token_id" integer NOT NULL,
	"last_contact" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "runners_name_unique" UNIQUE("name"),
	CONSTRAINT "runners_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "video_edits" (
	"uuid" uuid PRIMARY KEY NOT NULL,
	"video_id" integer NOT NULL,
	"former_set_uuid" uuid NOT NULL,
	"state" smallint NOT NULL,
	"tasks" jsonb NOT NULL,
	"seconds" real NOT NULL,
	"percent" real DEFAULT 0 NOT NULL,
	"error" text,
	"made_here" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "encoding_days" (
	"day" date NOT NULL,
	"encoder" text NOT NULL,
	"runs" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"media_seconds" double precision DEFAULT 0 NOT NULL,
	"work_seconds" double precision DEFAULT 0 NOT NULL,
	CONSTRAINT "encoding_days_day_encoder_pk" PRIMARY KEY("day","encoder")
);
--> statement-breakpoint
CREATE TABLE "quality_reports" (
	"video_id" integer PRIMARY KEY NOT NULL,
	"set_uuid" uuid NOT NULL,
	"report" jsonb NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"is_judged" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transcode_chunks" (
	"video_id" integer NOT NULL,
	"set_uuid" uuid NOT NULL,
	"rank" smallint NOT NULL,
	"index" smallint NOT NULL,
	"owner_id" integer NOT NULL,
	"heights" smallint[] NOT NULL,
	"start_seconds" double precision NOT NULL,
	"end_seconds" double precision,
	"token" uuid,
	"leased_until" timestamp with time zone,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"done_at" timestamp with time zone,
	"blob_key" text,
	"frames" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "transcode_chunks_video_id_rank_index_pk" PRIMARY KEY("video_id","rank","index")
);
--> statement-breakpoint
CREATE TABLE "transcodes" (
	"video_id" integer PRIMARY KEY NOT NULL,
	"set_uuid" uuid NOT NULL,
	"stage" "transcode_stage" DEFAULT 'waiting' NOT NULL,
	"stopped" "transcode_stop",
	"priority" integer DEFAULT 0 NOT NULL,
	"may_copy" boolean DEFAULT true NOT NULL,
	"made_here" boolean DEFAULT false NOT NULL,
	"still_seconds" real DEFAULT 0 NOT NULL,
	"planned_heights" smallint[] DEFAULT '{}' NOT NULL,
	"wanted_heights" smallint[] DEFAULT '{}' NOT NULL,
	"complexity" jsonb,
	"percent" real DEFAULT 0 NOT NULL,
	"speed" real,
	"seconds_left" integer,
	"lacks_room_since" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"waiting_since" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waiting_days" (
	"day" date PRIMARY KEY NOT NULL,
	"sources" integer NOT NULL,
	"waited_seconds" double precision NOT NULL,
	"longest_seconds" double precision NOT NULL
);
--> statement-breakpoint
ALTER TABLE "boosts" ADD CONSTRAINT "boosts_actor_id_actors_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boosts" ADD CONSTRAINT "boosts_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boosts" ADD CONSTRAINT "boosts_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_gaps" ADD CONSTRAINT "catalog_gaps_actor_id_catalog_ledgers_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."catalog_ledgers"("actor_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_ledgers" ADD CONSTRAINT "catalog_ledgers_actor_id_actors_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actors" ADD CONSTRAINT "actors_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actors" ADD CONSTRAINT "actors_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_activity_id_outbox_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."outbox_activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_activities" ADD CONSTRAINT "inbox_activities_signer_id_actors_id_fk" FOREIGN KEY ("signer_id") REFERENCES "public"."actors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "node_follows" ADD CONSTRAINT "node_follows_follower_id_actors_id_fk" FOREIGN KEY ("follower_id") REFERENCES "public"."actors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "node_follows" ADD CONSTRAINT "node_follows_followed_id_actors_id_fk" FOREIGN KEY ("followed_id") REFERENCES "public"."actors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_activities" ADD CONSTRAINT "outbox_activities_actor_id_actors_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playback_hours" ADD CONSTRAINT "playback_hours_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "view_sources" ADD CONSTRAINT "view_sources_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_sessions" ADD CONSTRAINT "watch_sessions_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "abuse_messages" ADD CONSTRAINT "abuse_messages_abuse_id_abuses_id_fk" FOREIGN KEY ("abuse_id") REFERENCES "public"."abuses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "abuse_messages" ADD CONSTRAINT "abuse_messages_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "abuses" ADD CONSTRAINT "abuses_reporter_id_accounts_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "abuses" ADD CONSTRAINT "abuses_flagged_id_accounts_id_fk" FOREIGN KEY ("flagged_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "abuses" ADD CONSTRAINT "abuses_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "abuses" ADD CONSTRAINT "abuses_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_activities" ADD CONSTRAINT "channel_activities_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_activities" ADD CONSTRAINT "channel_activities_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_activities" ADD CONSTRAINT "channel_activities_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collaborators" ADD CONSTRAINT "collaborators_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collaborators" ADD CONSTRAINT "collaborators_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_changes" ADD CONSTRAINT "ownership_changes_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_changes" ADD CONSTRAINT "ownership_changes_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_changes" ADD CONSTRAINT "ownership_changes_initiator_id_accounts_id_fk" FOREIGN KEY ("initiator_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_changes" ADD CONSTRAINT "ownership_changes_next_owner_id_accounts_id_fk" FOREIGN KEY ("next_owner_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "automatic_tag_policies" ADD CONSTRAINT "automatic_tag_policies_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_automatic_tags" ADD CONSTRAINT "video_automatic_tags_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watched_words_lists" ADD CONSTRAINT "watched_words_lists_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_acts" ADD CONSTRAINT "bulk_acts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_bulk_act_id_bulk_acts_id_fk" FOREIGN KEY ("bulk_act_id") REFERENCES "public"."bulk_acts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copy_files" ADD CONSTRAINT "copy_files_copy_id_video_copies_id_fk" FOREIGN KEY ("copy_id") REFERENCES "public"."video_copies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copy_files" ADD CONSTRAINT "copy_files_blob_key_blobs_key_fk" FOREIGN KEY ("blob_key") REFERENCES "public"."blobs"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_copies" ADD CONSTRAINT "video_copies_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "growing_renditions" ADD CONSTRAINT "growing_renditions_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_listings" ADD CONSTRAINT "channel_listings_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_listings" ADD CONSTRAINT "channel_listings_sync_id_video_channel_syncs_id_fk" FOREIGN KEY ("sync_id") REFERENCES "public"."video_channel_syncs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_channel_syncs" ADD CONSTRAINT "video_channel_syncs_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_torrents" ADD CONSTRAINT "import_torrents_import_id_video_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."video_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listed_addresses" ADD CONSTRAINT "listed_addresses_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_imports" ADD CONSTRAINT "video_imports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_imports" ADD CONSTRAINT "video_imports_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_imports" ADD CONSTRAINT "video_imports_channel_sync_id_video_channel_syncs_id_fk" FOREIGN KEY ("channel_sync_id") REFERENCES "public"."video_channel_syncs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_mutes" ADD CONSTRAINT "account_mutes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_mutes" ADD CONSTRAINT "account_mutes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "server_mutes" ADD CONSTRAINT "server_mutes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "caption_cues" ADD CONSTRAINT "caption_cues_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "further_renditions" ADD CONSTRAINT "further_renditions_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduled_updates" ADD CONSTRAINT "scheduled_updates_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spoken_tracks" ADD CONSTRAINT "spoken_tracks_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_captions" ADD CONSTRAINT "video_captions_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_chapters" ADD CONSTRAINT "video_chapters_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playlist_elements" ADD CONSTRAINT "playlist_elements_playlist_id_video_playlists_id_fk" FOREIGN KEY ("playlist_id") REFERENCES "public"."video_playlists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playlist_elements" ADD CONSTRAINT "playlist_elements_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_playlists" ADD CONSTRAINT "video_playlists_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_playlists" ADD CONSTRAINT "video_playlists_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remote_captions" ADD CONSTRAINT "remote_captions_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remote_manifests" ADD CONSTRAINT "remote_manifests_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remote_media" ADD CONSTRAINT "remote_media_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_mirrors" ADD CONSTRAINT "video_mirrors_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_documents" ADD CONSTRAINT "video_documents_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_thread_id_comments_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_in_reply_to_id_comments_id_fk" FOREIGN KEY ("in_reply_to_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_follower_id_accounts_id_fk" FOREIGN KEY ("follower_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_history" ADD CONSTRAINT "watch_history_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_history" ADD CONSTRAINT "watch_history_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_sources" ADD CONSTRAINT "former_sources_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renditions" ADD CONSTRAINT "renditions_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "storyboards" ADD CONSTRAINT "storyboards_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thumbnails" ADD CONSTRAINT "thumbnails_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "torrents" ADD CONSTRAINT "torrents_blob_key_blobs_key_fk" FOREIGN KEY ("blob_key") REFERENCES "public"."blobs"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "torrents" ADD CONSTRAINT "torrents_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_blocks" ADD CONSTRAINT "video_blocks_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_passwords" ADD CONSTRAINT "video_passwords_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "videos" ADD CONSTRAINT "videos_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "view_days" ADD CONSTRAINT "view_days_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remote_viewers" ADD CONSTRAINT "remote_viewers_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewers" ADD CONSTRAINT "viewers_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_views" ADD CONSTRAINT "waiting_views_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "otp_apps" ADD CONSTRAINT "otp_apps_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_identities" ADD CONSTRAINT "outside_identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_exports" ADD CONSTRAINT "user_exports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_arriving_video_id_videos_id_fk" FOREIGN KEY ("arriving_video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_abuse_id_abuses_id_fk" FOREIGN KEY ("abuse_id") REFERENCES "public"."abuses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_block_id_video_blocks_id_fk" FOREIGN KEY ("block_id") REFERENCES "public"."video_blocks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_follow_id_follows_id_fk" FOREIGN KEY ("follow_id") REFERENCES "public"."follows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_collaborator_id_collaborators_id_fk" FOREIGN KEY ("collaborator_id") REFERENCES "public"."collaborators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_ownership_change_id_ownership_changes_id_fk" FOREIGN KEY ("ownership_change_id") REFERENCES "public"."ownership_changes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_import_id_video_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."video_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_imports" ADD CONSTRAINT "user_imports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_imports" ADD CONSTRAINT "user_imports_into_channel_id_channels_id_fk" FOREIGN KEY ("into_channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runner_jobs" ADD CONSTRAINT "runner_jobs_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runner_jobs" ADD CONSTRAINT "runner_jobs_runner_id_runners_id_fk" FOREIGN KEY ("runner_id") REFERENCES "public"."runners"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runners" ADD CONSTRAINT "runners_registration_token_id_runner_registration_tokens_id_fk" FOREIGN KEY ("registration_token_id") REFERENCES "public"."runner_registration_tokens"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_edits" ADD CONSTRAINT "video_edits_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quality_reports" ADD CONSTRAINT "quality_reports_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transcode_chunks" ADD CONSTRAINT "transcode_chunks_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transcodes" ADD CONSTRAINT "transcodes_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "boosts_video_once" ON "boosts" USING btree ("actor_id","video_id");--> statement-breakpoint
CREATE UNIQUE INDEX "boosts_comment_once" ON "boosts" USING btree ("actor_id","comment_id");--> statement-breakpoint
CREATE INDEX "boosts_of_video" ON "boosts" USING btree ("video_id","created_at");--> statement-breakpoint
CREATE INDEX "boosts_of_comment" ON "boosts" USING btree ("comment_id","created_at");--> statement-breakpoint
CREATE INDEX "tombstones_host" ON "tombstones" USING btree ("host");--> statement-breakpoint
CREATE INDEX "tombstones_buried" ON "tombstones" USING btree ("buried_at");--> statement-breakpoint
CREATE INDEX "catalog_gaps_newest" ON "catalog_gaps" USING btree ("actor_id","newness");--> statement-breakpoint
CREATE INDEX "catalog_ledgers_due" ON "catalog_ledgers" USING btree ("next_check_at");--> statement-breakpoint
CREATE INDEX "actors_host" ON "actors" USING btree ("host","id");--> statement-breakpoint
CREATE INDEX "actors_nodes" ON "actors" USING btree ("host",lower("name")) WHERE "actors"."type" = 'Application';--> statement-breakpoint
CREATE INDEX "actors_key" ON "actors" USING btree ("key_url");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("next_attempt_at","activity_id") WHERE "deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "deliveries_in_order" ON "deliveries" USING btree ("inbox_url","actor_id","activity_id") WHERE "deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "deliveries_waiting_for_host" ON "deliveries" USING btree ("host","next_attempt_at") WHERE "deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "inbox_activities_due" ON "inbox_activities" USING btree ("next_attempt_at") WHERE "inbox_activities"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "inbox_activities_waiting" ON "inbox_activities" USING btree ("id","signer_id") WHERE "inbox_activities"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "inbox_activities_signer_waiting" ON "inbox_activities" USING btree ("signer_id","id") WHERE "inbox_activities"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "inbox_activities_received" ON "inbox_activities" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "inbox_activities_signer" ON "inbox_activities" USING btree ("signer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "node_follows_once" ON "node_follows" USING btree ("follower_id","followed_id");--> statement-breakpoint
CREATE INDEX "node_follows_followed" ON "node_follows" USING btree ("followed_id","id");--> statement-breakpoint
CREATE INDEX "outbox_activities_created" ON "outbox_activities" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outbox_activities_moves" ON "outbox_activities" USING btree ("actor_id") WHERE "outbox_activities"."type" like 'Move%';--> statement-breakpoint
CREATE INDEX "outbox_activities_url" ON "outbox_activities" USING btree ("url");--> statement-breakpoint
CREATE INDEX "playback_hours_newest" ON "playback_hours" USING btree ("hour");--> statement-breakpoint
CREATE INDEX "view_sources_oldest" ON "view_sources" USING btree ("day");--> statement-breakpoint
CREATE UNIQUE INDEX "watch_sessions_viewer" ON "watch_sessions" USING btree ("viewer") WHERE "watch_sessions"."viewer" is not null;--> statement-breakpoint
CREATE INDEX "watch_sessions_of_video" ON "watch_sessions" USING btree ("video_id","started_at");--> statement-breakpoint
CREATE INDEX "watch_sessions_oldest" ON "watch_sessions" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "abuse_messages_abuse" ON "abuse_messages" USING btree ("abuse_id","id");--> statement-breakpoint
CREATE INDEX "abuses_newest" ON "abuses" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "abuses_state" ON "abuses" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "abuses_reporter" ON "abuses" USING btree ("reporter_id","id");--> statement-breakpoint
CREATE INDEX "abuses_flagged" ON "abuses" USING btree ("flagged_id");--> statement-breakpoint
CREATE INDEX "abuses_video" ON "abuses" USING btree ("video_id","id");--> statement-breakpoint
CREATE INDEX "abuses_comment" ON "abuses" USING btree ("comment_id");--> statement-breakpoint
CREATE INDEX "channel_activities_newest" ON "channel_activities" USING btree ("channel_id","created_at","id");--> statement-breakpoint
CREATE INDEX "channel_activities_account" ON "channel_activities" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "channel_activities_video" ON "channel_activities" USING btree ("video_id");--> statement-breakpoint
CREATE UNIQUE INDEX "collaborators_once" ON "collaborators" USING btree ("channel_id","account_id");--> statement-breakpoint
CREATE INDEX "collaborators_account" ON "collaborators" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ownership_changes_video_once" ON "ownership_changes" USING btree ("video_id") WHERE "ownership_changes"."state" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "ownership_changes_channel_once" ON "ownership_changes" USING btree ("channel_id") WHERE "ownership_changes"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "ownership_changes_video" ON "ownership_changes" USING btree ("video_id","id");--> statement-breakpoint
CREATE INDEX "ownership_changes_channel" ON "ownership_changes" USING btree ("channel_id","id");--> statement-breakpoint
CREATE INDEX "ownership_changes_initiator" ON "ownership_changes" USING btree ("initiator_id","id");--> statement-breakpoint
CREATE INDEX "ownership_changes_next_owner" ON "ownership_changes" USING btree ("next_owner_id","id");--> statement-breakpoint
CREATE INDEX "video_automatic_tags_tags" ON "video_automatic_tags" USING gin ("tags") WHERE "video_automatic_tags"."tags" <> '{}';--> statement-breakpoint
CREATE UNIQUE INDEX "watched_words_lists_name" ON "watched_words_lists" USING btree (coalesce("account_id", 0),"list_name");--> statement-breakpoint
CREATE INDEX "watched_words_lists_account" ON "watched_words_lists" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "bulk_acts_newest" ON "bulk_acts" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "bulk_acts_user" ON "bulk_acts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "bulk_items_state" ON "bulk_items" USING btree ("bulk_act_id","state","subject_id");--> statement-breakpoint
CREATE INDEX "bulk_items_account" ON "bulk_items" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "video_copies_strategy" ON "video_copies" USING btree ("strategy","expires_at");--> statement-breakpoint
CREATE INDEX "video_copies_due" ON "video_copies" USING btree ("state","next_attempt_at");--> statement-breakpoint
CREATE INDEX "domain_policies_newest" ON "domain_policies" USING btree ("created_at","host");--> statement-breakpoint
CREATE INDEX "channel_listings_channel" ON "channel_listings" USING btree ("channel_id");--> statement-breakpoint
CREATE INDEX "channel_listings_sync" ON "channel_listings" USING btree ("sync_id");--> statement-breakpoint
CREATE INDEX "video_channel_syncs_channel" ON "video_channel_syncs" USING btree ("channel_id");--> statement-breakpoint
CREATE INDEX "video_imports_user" ON "video_imports" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "video_imports_video" ON "video_imports" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "video_imports_sync" ON "video_imports" USING btree ("channel_sync_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_mutes_once" ON "account_mutes" USING btree (coalesce("user_id", 0),"account_id");--> statement-breakpoint
CREATE INDEX "account_mutes_account" ON "account_mutes" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "server_mutes_once" ON "server_mutes" USING btree (coalesce("user_id", 0),"host");--> statement-breakpoint
CREATE INDEX "caption_cues_video" ON "caption_cues" USING btree ("video_id","language");--> statement-breakpoint
CREATE INDEX "scheduled_updates_due" ON "scheduled_updates" USING btree ("update_at");--> statement-breakpoint
CREATE UNIQUE INDEX "video_captions_language" ON "video_captions" USING btree ("video_id","language");--> statement-breakpoint
CREATE INDEX "video_captions_languages" ON "video_captions" USING btree ("language");--> statement-breakpoint
CREATE INDEX "playlist_elements_order" ON "playlist_elements" USING btree ("playlist_id","position");--> statement-breakpoint
CREATE INDEX "playlist_elements_video" ON "playlist_elements" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "video_playlists_account" ON "video_playlists" USING btree ("account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "video_playlists_channel" ON "video_playlists" USING btree ("channel_id","channel_position");--> statement-breakpoint
CREATE INDEX "video_playlists_listed" ON "video_playlists" USING btree ("created_at","id") WHERE "video_playlists"."privacy" = 1 and "video_playlists"."channel_id" is not null;--> statement-breakpoint
CREATE INDEX "video_playlists_similar" ON "video_playlists" USING gin (lower("display_name") gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "video_playlists_watch_later" ON "video_playlists" USING btree ("account_id") WHERE "video_playlists"."type" = 2;--> statement-breakpoint
CREATE INDEX "video_mirrors_expiring" ON "video_mirrors" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "video_mirrors_to_probe" ON "video_mirrors" USING btree ("next_probe_at");--> statement-breakpoint
CREATE INDEX "search_words_similar" ON "search_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "video_documents_words" ON "video_documents" USING gin ("title","document") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "comments_newest_threads" ON "comments" USING btree ("video_id","created_at","id") WHERE "comments"."thread_id" is null;--> statement-breakpoint
CREATE INDEX "comments_busiest_threads" ON "comments" USING btree ("video_id","replies","id") WHERE "comments"."thread_id" is null;--> statement-breakpoint
CREATE INDEX "comments_of_video" ON "comments" USING btree ("video_id","created_at","id");--> statement-breakpoint
CREATE INDEX "comments_of_thread" ON "comments" USING btree ("thread_id","id");--> statement-breakpoint
CREATE INDEX "comments_replies" ON "comments" USING btree ("in_reply_to_id","id");--> statement-breakpoint
CREATE INDEX "comments_account" ON "comments" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "comments_newest" ON "comments" USING btree ("created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "follows_channel_once" ON "follows" USING btree ("follower_id","channel_id");--> statement-breakpoint
CREATE UNIQUE INDEX "follows_account_once" ON "follows" USING btree ("follower_id","account_id");--> statement-breakpoint
CREATE INDEX "follows_of_channel" ON "follows" USING btree ("channel_id","id");--> statement-breakpoint
CREATE INDEX "follows_of_account" ON "follows" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "watch_history_newest" ON "watch_history" USING btree ("user_id","updated_at","video_id");--> statement-breakpoint
CREATE INDEX "watch_history_video" ON "watch_history" USING btree ("video_id");--> statement-breakpoint
CREATE UNIQUE INDEX "channels_handle" ON "channels" USING btree (lower("name"),coalesce("host", ''));--> statement-breakpoint
CREATE INDEX "channels_account" ON "channels" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "channels_similar" ON "channels" USING gin (lower("display_name" || ' ' || "name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "channels_newest" ON "channels" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "channels_host" ON "channels" USING btree ("host","id") WHERE "channels"."host" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "renditions_rung" ON "renditions" USING btree ("video_id","height");--> statement-breakpoint
CREATE INDEX "torrents_video" ON "torrents" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "video_blocks_newest" ON "video_blocks" USING btree ("created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "video_passwords_once" ON "video_passwords" USING btree ("video_id","password");--> statement-breakpoint
CREATE INDEX "videos_listed_published" ON "videos" USING btree (published_at desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked and followed;--> statement-breakpoint
CREATE INDEX "videos_listed_created" ON "videos" USING btree (created_at desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked and followed;--> statement-breakpoint
CREATE INDEX "videos_listed_originally" ON "videos" USING btree (originally_published_at desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked and followed;--> statement-breakpoint
CREATE INDEX "videos_listed_name" ON "videos" USING btree (name desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked and followed;--> statement-breakpoint
CREATE INDEX "videos_listed_duration" ON "videos" USING btree (duration_seconds desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked and followed;--> statement-breakpoint
CREATE INDEX "videos_listed_views" ON "videos" USING btree (views desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked and followed;--> statement-breakpoint
CREATE INDEX "videos_listed_likes" ON "videos" USING btree (likes desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked and followed;--> statement-breakpoint
CREATE INDEX "videos_listed_comments" ON "videos" USING btree (comments desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked and followed;--> statement-breakpoint
CREATE INDEX "videos_listed_trending" ON "videos" USING btree (recent_views desc nulls last,views desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked and followed;--> statement-breakpoint
CREATE INDEX "videos_listed_hot" ON "videos" USING btree (hot desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked and followed;--> statement-breakpoint
CREATE INDEX "videos_listed_size" ON "videos" USING btree (local_bytes desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked and followed;--> statement-breakpoint
CREATE INDEX "videos_local_published" ON "videos" USING btree (published_at desc nulls last,id desc nulls last) WHERE url is null and state = 1 and privacy in (1, 4) and not blocked and followed;--> statement-breakpoint
CREATE INDEX "videos_live" ON "videos" USING btree (published_at desc nulls last,id desc nulls last) WHERE is_live and state = 1 and privacy in (1, 4) and not blocked and followed;--> statement-breakpoint
CREATE INDEX "videos_all_published" ON "videos" USING btree (published_at desc nulls last,id desc nulls last);--> statement-breakpoint
CREATE INDEX "videos_all_created" ON "videos" USING btree (created_at desc nulls last,id desc nulls last);--> statement-breakpoint
CREATE INDEX "videos_channel_published" ON "videos" USING btree ("channel_id",published_at desc nulls last,id desc nulls last);--> statement-breakpoint
CREATE INDEX "videos_category" ON "videos" USING btree ("category",published_at desc nulls last,id desc nulls last);--> statement-breakpoint
CREATE INDEX "videos_language" ON "videos" USING btree ("language",published_at desc nulls last,id desc nulls last);--> statement-breakpoint
CREATE INDEX "videos_tags" ON "videos" USING gin ((lower(array_to_tsvector("tags")::text)::tsvector));--> statement-breakpoint
CREATE INDEX "videos_channel" ON "videos" USING btree ("channel_id","id");--> statement-breakpoint
CREATE INDEX "view_days_video" ON "view_days" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "ratings_newest" ON "ratings" USING btree ("account_id","created_at","video_id");--> statement-breakpoint
CREATE INDEX "ratings_video" ON "ratings" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "remote_viewers_expiry" ON "remote_viewers" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "viewers_of_video" ON "viewers" USING btree ("video_id","seen_at");--> statement-breakpoint
CREATE INDEX "viewers_seen" ON "viewers" USING btree ("seen_at");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_handle" ON "accounts" USING btree (lower("name"),coalesce("host", ''));--> statement-breakpoint
CREATE INDEX "accounts_newest" ON "accounts" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "accounts_similar" ON "accounts" USING gin (lower("display_name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "one_time_tokens_subject" ON "one_time_tokens" USING btree ("purpose","subject_id");--> statement-breakpoint
CREATE INDEX "one_time_tokens_expiry" ON "one_time_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "outside_identities_user" ON "outside_identities" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "passkeys_user" ON "passkeys" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "registrations_created" ON "registrations" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "registrations_state" ON "registrations" USING btree ("state","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_username" ON "registrations" USING btree (lower("username")) WHERE "registrations"."state" = 1;--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_email" ON "registrations" USING btree (lower("email")) WHERE "registrations"."state" = 1;--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_channel" ON "registrations" USING btree (lower("channel_name")) WHERE "registrations"."state" = 1;--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_family" ON "sessions" USING btree ("refresh_family_hash");--> statement-breakpoint
CREATE INDEX "sessions_spent" ON "sessions" USING btree ("spent_hash");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree (greatest("access_expires_at", "refresh_expires_at"));--> statement-breakpoint
CREATE INDEX "user_exports_expiry" ON "user_exports" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "uploads_user" ON "uploads" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "uploads_video" ON "uploads" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "uploads_arriving_video" ON "uploads" USING btree ("arriving_video_id");--> statement-breakpoint
CREATE INDEX "audit_log_time" ON "audit_log" USING btree ("created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_once" ON "notifications" USING btree ("user_id","type","subject");--> statement-breakpoint
CREATE INDEX "notifications_newest" ON "notifications" USING btree ("user_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("user_id") WHERE not "notifications"."read" and "notifications"."on_web";--> statement-breakpoint
CREATE INDEX "notifications_created" ON "notifications" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "notifications_video" ON "notifications" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "notifications_comment" ON "notifications" USING btree ("comment_id");--> statement-breakpoint
CREATE INDEX "notifications_abuse" ON "notifications" USING btree ("abuse_id");--> statement-breakpoint
CREATE INDEX "notifications_block" ON "notifications" USING btree ("block_id");--> statement-breakpoint
CREATE INDEX "notifications_follow" ON "notifications" USING btree ("follow_id");--> statement-breakpoint
CREATE INDEX "notifications_account" ON "notifications" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "notifications_registration" ON "notifications" USING btree ("registration_id");--> statement-breakpoint
CREATE INDEX "notifications_collaborator" ON "notifications" USING btree ("collaborator_id");--> statement-breakpoint
CREATE INDEX "notifications_ownership_change" ON "notifications" USING btree ("ownership_change_id");--> statement-breakpoint
CREATE INDEX "notifications_import" ON "notifications" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "rate_limits_resets_at" ON "rate_limits" USING btree ("resets_at");--> statement-breakpoint
CREATE INDEX "user_imports_latest" ON "user_imports" USING btree ("user_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_imports_one_at_a_time" ON "user_imports" USING btree ("user_id") WHERE "user_imports"."state" <= 2;--> statement-breakpoint
CREATE UNIQUE INDEX "runner_jobs_open" ON "runner_jobs" USING btree ("work_uuid","height") WHERE "runner_jobs"."state" in (1, 2, 9);--> statement-breakpoint
CREATE INDEX "runner_jobs_waiting" ON "runner_jobs" USING btree ("state","priority","created_at");--> statement-breakpoint
CREATE INDEX "runner_jobs_runner" ON "runner_jobs" USING btree ("runner_id");--> statement-breakpoint
CREATE INDEX "runner_jobs_video" ON "runner_jobs" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "runner_jobs_updated" ON "runner_jobs" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "runner_jobs_created" ON "runner_jobs" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "runners_registration_token" ON "runners" USING btree ("registration_token_id");--> statement-breakpoint
CREATE INDEX "video_edits_video" ON "video_edits" USING btree ("video_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "video_edits_open" ON "video_edits" USING btree ("video_id") WHERE "video_edits"."state" in (1, 2);--> statement-breakpoint
CREATE INDEX "transcode_chunks_owner" ON "transcode_chunks" USING btree ("owner_id","rank");--> statement-breakpoint
CREATE INDEX "transcodes_under_way" ON "transcodes" USING btree ("stage") WHERE "transcodes"."stage" in ('waiting', 'copying', 'encoding');