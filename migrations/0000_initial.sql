CREATE TYPE "public"."invitation_state" AS ENUM('pending', 'accepted', 'rejected');--> statement-breakpoint
CREATE TYPE "public"."follow_state" AS ENUM('pending', 'accepted', 'rejected');--> statement-breakpoint
CREATE TYPE "public"."rating" AS ENUM('like', 'dislike');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('administrator', 'moderator', 'user');--> statement-breakpoint
CREATE TYPE "public"."upload_state" AS ENUM('receiving', 'complete', 'rejected');--> statement-breakpoint
CREATE TYPE "public"."transcode_stage" AS ENUM('waiting', 'copying', 'encoding', 'done', 'held');--> statement-breakpoint
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
	"processed_at" timestamp (3) with time zone
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
	"target_url" text NOT NULL,
	"state" smallint DEFAULT 1 NOT NULL,
	"error" text,
	"upload_id" uuid,
	"validator" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
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
CREATE TABLE "scheduled_updates" (
	"video_id" integer PRIMARY KEY NOT NULL,
	"update_at" timestamp (3) with time zone NOT NULL,
	"privacy" smallint NOT NULL
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
	"account_id" integer NOT NULL,
	"channel_id" integer,
	"channel_position" integer,
	"display_name" text NOT NULL,
	"description" text,
	"privacy" smallint NOT NULL,
	"type" smallint NOT NULL,
	"elements" integer DEFAULT 0 NOT NULL,
	"thumbnails" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "video_playlists_uuid_unique" UNIQUE("uuid")
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
	"automatic_tags" text[] DEFAULT '{}' NOT NULL,
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
CREATE TABLE "account_mutes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "account_mutes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" integer,
	"account_id" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "channels_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"account_id" integer NOT NULL,
	"name" text NOT NULL,
	"host" text,
	"display_name" text NOT NULL,
	"description" text,
	"support" text,
	"player_theme" text DEFAULT 'instance-default' NOT NULL,
	"public_email" text,
	"avatars" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"banners" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"followers" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone
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
	"wait_transcoding" boolean DEFAULT false NOT NULL,
	"download_enabled" boolean DEFAULT true NOT NULL,
	"comments_policy" smallint DEFAULT 1 NOT NULL,
	"duration_seconds" integer DEFAULT 0 NOT NULL,
	"aspect_ratio" real,
	"views" integer DEFAULT 0 NOT NULL,
	"viewers" integer DEFAULT 0 NOT NULL,
	"recent_views" integer DEFAULT 0 NOT NULL,
	"likes" integer DEFAULT 0 NOT NULL,
	"dislikes" integer DEFAULT 0 NOT NULL,
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
	"source_filename" text,
	"source_facts" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp (3) with time zone,
	"originally_published_at" timestamp (3) with time zone,
	"hot" double precision GENERATED ALWAYS AS ((sign(3 * likes - 3 * dislikes + 2 * comments + views / 3.0) * log(greatest(abs(3 * likes - 3 * dislikes + 2 * comments + views / 3.0), 1)))::float8
  + extract(epoch from published_at - timestamptz '2020-01-01 00:00:00+00')::float8 / 45000) STORED,
	CONSTRAINT "videos_uuid_unique" UNIQUE("uuid")
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
	"display_name" text NOT NULL,
	"description" text,
	"avatars" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"followers" integer DEFAULT 0 NOT NULL,
	"following" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone
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
	"filename" text NOT NULL,
	"blob_key" text,
	"size_bytes" bigint,
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
	"state" smallint NOT NULL,
	"starts" smallint DEFAULT 0 NOT NULL,
	"error" text,
	"tally" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_imports_upload_id_unique" UNIQUE("upload_id")
);
--> statement-breakpoint
CREATE TABLE "transcodes" (
	"video_id" integer PRIMARY KEY NOT NULL,
	"stage" "transcode_stage" DEFAULT 'waiting' NOT NULL,
	"may_copy" boolean DEFAULT true NOT NULL,
	"still_seconds" real DEFAULT 0 NOT NULL,
	"planned_heights" smallint[] DEFAULT '{}' NOT NULL,
	"wanted_heights" smallint[] DEFAULT '{}' NOT NULL,
	"percent" real DEFAULT 0 NOT NULL,
	"speed" real,
	"seconds_left" integer,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "abuse_messages" ADD CONSTRAINT "abuse_messages_abuse_id_abuses_id_fk" FOREIGN KEY ("abuse_id") REFERENCES "public"."abuses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "abuse_messages" ADD CONSTRAINT "abuse_messages_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "abuses" ADD CONSTRAINT "abuses_reporter_id_accounts_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "abuses" ADD CONSTRAINT "abuses_flagged_id_accounts_id_fk" FOREIGN KEY ("flagged_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "abuses" ADD CONSTRAINT "abuses_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "abuses" ADD CONSTRAINT "abuses_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collaborators" ADD CONSTRAINT "collaborators_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collaborators" ADD CONSTRAINT "collaborators_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_changes" ADD CONSTRAINT "ownership_changes_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_changes" ADD CONSTRAINT "ownership_changes_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_changes" ADD CONSTRAINT "ownership_changes_initiator_id_accounts_id_fk" FOREIGN KEY ("initiator_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_changes" ADD CONSTRAINT "ownership_changes_next_owner_id_accounts_id_fk" FOREIGN KEY ("next_owner_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "automatic_tag_policies" ADD CONSTRAINT "automatic_tag_policies_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watched_words_lists" ADD CONSTRAINT "watched_words_lists_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_acts" ADD CONSTRAINT "bulk_acts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_bulk_act_id_bulk_acts_id_fk" FOREIGN KEY ("bulk_act_id") REFERENCES "public"."bulk_acts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_listings" ADD CONSTRAINT "channel_listings_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_listings" ADD CONSTRAINT "channel_listings_sync_id_video_channel_syncs_id_fk" FOREIGN KEY ("sync_id") REFERENCES "public"."video_channel_syncs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_channel_syncs" ADD CONSTRAINT "video_channel_syncs_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listed_addresses" ADD CONSTRAINT "listed_addresses_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_imports" ADD CONSTRAINT "video_imports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_imports" ADD CONSTRAINT "video_imports_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_imports" ADD CONSTRAINT "video_imports_channel_sync_id_video_channel_syncs_id_fk" FOREIGN KEY ("channel_sync_id") REFERENCES "public"."video_channel_syncs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "caption_cues" ADD CONSTRAINT "caption_cues_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduled_updates" ADD CONSTRAINT "scheduled_updates_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_captions" ADD CONSTRAINT "video_captions_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_chapters" ADD CONSTRAINT "video_chapters_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playlist_elements" ADD CONSTRAINT "playlist_elements_playlist_id_video_playlists_id_fk" FOREIGN KEY ("playlist_id") REFERENCES "public"."video_playlists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playlist_elements" ADD CONSTRAINT "playlist_elements_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_playlists" ADD CONSTRAINT "video_playlists_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_playlists" ADD CONSTRAINT "video_playlists_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
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
ALTER TABLE "account_mutes" ADD CONSTRAINT "account_mutes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_mutes" ADD CONSTRAINT "account_mutes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renditions" ADD CONSTRAINT "renditions_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "server_mutes" ADD CONSTRAINT "server_mutes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
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
ALTER TABLE "transcodes" ADD CONSTRAINT "transcodes_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "abuse_messages_abuse" ON "abuse_messages" USING btree ("abuse_id","id");--> statement-breakpoint
CREATE INDEX "abuses_newest" ON "abuses" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "abuses_state" ON "abuses" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "abuses_reporter" ON "abuses" USING btree ("reporter_id","id");--> statement-breakpoint
CREATE INDEX "abuses_flagged" ON "abuses" USING btree ("flagged_id");--> statement-breakpoint
CREATE INDEX "abuses_video" ON "abuses" USING btree ("video_id","id");--> statement-breakpoint
CREATE INDEX "abuses_comment" ON "abuses" USING btree ("comment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "collaborators_once" ON "collaborators" USING btree ("channel_id","account_id");--> statement-breakpoint
CREATE INDEX "collaborators_account" ON "collaborators" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ownership_changes_video_once" ON "ownership_changes" USING btree ("video_id") WHERE "ownership_changes"."state" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "ownership_changes_channel_once" ON "ownership_changes" USING btree ("channel_id") WHERE "ownership_changes"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "ownership_changes_video" ON "ownership_changes" USING btree ("video_id","id");--> statement-breakpoint
CREATE INDEX "ownership_changes_channel" ON "ownership_changes" USING btree ("channel_id","id");--> statement-breakpoint
CREATE INDEX "ownership_changes_initiator" ON "ownership_changes" USING btree ("initiator_id","id");--> statement-breakpoint
CREATE INDEX "ownership_changes_next_owner" ON "ownership_changes" USING btree ("next_owner_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "watched_words_lists_name" ON "watched_words_lists" USING btree (coalesce("account_id", 0),"list_name");--> statement-breakpoint
CREATE INDEX "watched_words_lists_account" ON "watched_words_lists" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "bulk_acts_newest" ON "bulk_acts" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "bulk_acts_user" ON "bulk_acts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "bulk_items_state" ON "bulk_items" USING btree ("bulk_act_id","state","subject_id");--> statement-breakpoint
CREATE INDEX "bulk_items_account" ON "bulk_items" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "channel_listings_channel" ON "channel_listings" USING btree ("channel_id");--> statement-breakpoint
CREATE INDEX "channel_listings_sync" ON "channel_listings" USING btree ("sync_id");--> statement-breakpoint
CREATE INDEX "video_channel_syncs_channel" ON "video_channel_syncs" USING btree ("channel_id");--> statement-breakpoint
CREATE INDEX "video_imports_user" ON "video_imports" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "video_imports_video" ON "video_imports" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "video_imports_sync" ON "video_imports" USING btree ("channel_sync_id");--> statement-breakpoint
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
CREATE INDEX "search_words_similar" ON "search_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "video_documents_words" ON "video_documents" USING gin ("title","document");--> statement-breakpoint
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
CREATE UNIQUE INDEX "account_mutes_once" ON "account_mutes" USING btree (coalesce("user_id", 0),"account_id");--> statement-breakpoint
CREATE INDEX "account_mutes_account" ON "account_mutes" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "channels_handle" ON "channels" USING btree (lower("name"),coalesce("host", ''));--> statement-breakpoint
CREATE INDEX "channels_account" ON "channels" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "channels_similar" ON "channels" USING gin (lower("display_name" || ' ' || "name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "channels_newest" ON "channels" USING btree ("created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "renditions_rung" ON "renditions" USING btree ("video_id","height");--> statement-breakpoint
CREATE UNIQUE INDEX "server_mutes_once" ON "server_mutes" USING btree (coalesce("user_id", 0),"host");--> statement-breakpoint
CREATE INDEX "torrents_video" ON "torrents" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "video_blocks_newest" ON "video_blocks" USING btree ("created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "video_passwords_once" ON "video_passwords" USING btree ("video_id","password");--> statement-breakpoint
CREATE INDEX "videos_listed_published" ON "videos" USING btree (published_at desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked;--> statement-breakpoint
CREATE INDEX "videos_listed_created" ON "videos" USING btree (created_at desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked;--> statement-breakpoint
CREATE INDEX "videos_listed_originally" ON "videos" USING btree (originally_published_at desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked;--> statement-breakpoint
CREATE INDEX "videos_listed_name" ON "videos" USING btree (name desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked;--> statement-breakpoint
CREATE INDEX "videos_listed_duration" ON "videos" USING btree (duration_seconds desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked;--> statement-breakpoint
CREATE INDEX "videos_listed_views" ON "videos" USING btree (views desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked;--> statement-breakpoint
CREATE INDEX "videos_listed_likes" ON "videos" USING btree (likes desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked;--> statement-breakpoint
CREATE INDEX "videos_listed_comments" ON "videos" USING btree (comments desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked;--> statement-breakpoint
CREATE INDEX "videos_listed_trending" ON "videos" USING btree (recent_views desc nulls last,views desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked;--> statement-breakpoint
CREATE INDEX "videos_listed_hot" ON "videos" USING btree (hot desc nulls last,id desc nulls last) WHERE state = 1 and privacy in (1, 4) and not blocked;--> statement-breakpoint
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
CREATE INDEX "viewers_of_video" ON "viewers" USING btree ("video_id","seen_at");--> statement-breakpoint
CREATE INDEX "viewers_seen" ON "viewers" USING btree ("seen_at");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_handle" ON "accounts" USING btree (lower("name"),coalesce("host", ''));--> statement-breakpoint
CREATE INDEX "accounts_newest" ON "accounts" USING btree ("created_at","id");--> statement-breakpoint
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
CREATE UNIQUE INDEX "user_imports_one_at_a_time" ON "user_imports" USING btree ("user_id") WHERE "user_imports"."state" <= 2;