"""The world as Discord writes it in JSON."""

from __future__ import annotations

from collections.abc import Iterator

from tests.discord_standin.world import ALL, Channel, ChannelType, Guild, Json, Message, Permission, Role, User, World

JOINED = "2024-01-01T00:00:00+00:00"


def user(one: User) -> Json:
    return {
        "id": str(one.id),
        "username": one.name,
        "global_name": None if one.bot else one.name.title(),
        "discriminator": "0000" if one.bot else "0",
        "avatar": None,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
        "bot": one.bot,
        "system": False,
        "banner": None,
        "accent_color": None,
        "avatar_decoration_data": None,
    }


def own_user(one: User) -> Json:
    return user(one) | {"mfa_enabled": True, "locale": "en-US", "verified": True, "email": None}


def member(guild: Guild, one: User, *, with_user: bool = True, permissions: Permission | None = None) -> Json:
    _, roles = guild.members[one.id]
    body: Json = {
        "roles": [str(role.id) for role in roles],
        "nick": None,
        "avatar": None,
        "banner": None,
        "joined_at": JOINED,
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "communication_disabled_until": None,
    }
    if with_user:
        body["user"] = user(one)
    if permissions is not None:
        body["permissions"] = str(int(permissions))
    return body


def role(one: Role, position: int) -> Json:
    return {
        "id": str(one.id),
        "name": one.name,
        "permissions": str(int(one.permissions)),
        "position": position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def channel(one: Channel) -> Json:
    last = str(max(one.messages)) if one.messages else None
    body: Json = {"id": str(one.id), "type": one.type, "flags": 0, "last_message_id": last}
    if one.recipient:
        return body | {"recipients": [user(one.recipient)]}
    if one.guild is None:
        raise ValueError(one)
    body |= {
        "guild_id": str(one.guild.id),
        "name": one.name,
        "position": 0,
        "nsfw": False,
        "topic": None,
        "parent_id": str(one.parent.id) if one.parent else None,
        "rate_limit_per_user": 0,
        "permission_overwrites": [
            {"id": str(target), "type": 0 if target in one.guild.roles else 1, "allow": "0", "deny": str(int(denied))}
            for target, denied in one.denied.items()
        ],
    }
    if one.type == ChannelType.THREAD:
        body |= {
            "owner_id": str(one.guild.owner.id),
            "message_count": len(one.messages),
            "member_count": 2,
            "total_message_sent": len(one.messages),
            "thread_metadata": {
                "archived": False,
                "auto_archive_duration": 1440,
                "archive_timestamp": JOINED,
                "locked": False,
                "create_timestamp": JOINED,
            },
        }
    return body


def guild_create(guild: Guild, bot: User) -> Json:
    return {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.owner.id),
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "banner": None,
        "description": None,
        "features": [],
        "emojis": [],
        "stickers": [],
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": str(guild.system_channel.id) if guild.system_channel else None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "safety_alerts_channel_id": None,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": guild.locale,
        "vanity_url_code": None,
        "max_members": 500_000,
        "member_count": len(guild.members),
        "large": False,
        "unavailable": False,
        "joined_at": JOINED,
        "roles": [role(one, position) for position, one in enumerate(guild.roles.values())],
        "channels": [channel(one) for one in guild.channels.values() if one.type != ChannelType.THREAD],
        "threads": [channel(one) for one in guild.channels.values() if one.type == ChannelType.THREAD],
        "members": [member(guild, bot)],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def application(world: World) -> Json:
    return {
        "id": str(world.application),
        "name": world.bot.name,
        "icon": None,
        "description": "",
        "type": None,
        "bot": user(world.bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": user(world.maker),
        "approximate_guild_count": len(world.guilds),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": [],
    }


def message(one: Message, *, with_reference: bool = True) -> Json:
    body: Json = {
        "id": str(one.id),
        "type": 20 if one.invocation and one.invocation[1] == 2 else 19 if one.reference else 0,
        "channel_id": str(one.channel.id),
        "author": user(one.author),
        "content": one.content,
        "embeds": [_embed(embed) for embed in one.embeds],
        "components": _components(one.components),
        "attachments": one.attachments,
        "mentions": [user(mentioned) for mentioned in one.mentions],
        "mention_roles": [],
        "mention_everyone": one.mention_everyone,
        "timestamp": one.sent,
        "edited_timestamp": one.edited,
        "flags": one.flags,
        "pinned": False,
        "tts": False,
    }
    if one.reference:
        body["message_reference"] = {"type": 0, "channel_id": str(one.channel.id), "message_id": str(one.reference.id)}
        if one.channel.guild:
            body["message_reference"]["guild_id"] = str(one.channel.guild.id)
        if with_reference:
            gone = one.reference.deleted
            body["referenced_message"] = None if gone else message(one.reference, with_reference=False)
    if one.invocation and one.invoked_by:
        identity, kind = one.invocation
        body["interaction_metadata"] = {
            "id": str(identity),
            "type": kind,
            "user": user(one.invoked_by),
            "authorizing_integration_owners": {"0": str(one.channel.guild.id if one.channel.guild else 0)},
        }
        if kind == 3:
            body["interaction_metadata"]["interacted_message_id"] = str(one.id)
        if kind == 5:
            opened_by = body["interaction_metadata"] | {"type": 2}
            body["interaction_metadata"] |= {"triggering_interaction_metadata": opened_by}
        body["application_id"] = str(one.author.id)
        body["webhook_id"] = str(one.author.id)
    return body


def message_event(one: Message, *, readable: bool) -> Json:
    """A MESSAGE_CREATE. What a bot without the privileged intent may not read arrives empty."""
    body = message(one)
    if one.channel.guild:
        body["guild_id"] = str(one.channel.guild.id)
        body["member"] = member(one.channel.guild, one.author, with_user=False)
    if not readable:
        body |= {"content": "", "embeds": [], "attachments": [], "components": []}
    return body


def command(body: Json, application_id: int, identity: int) -> Json:
    """A registered command from the definition that was sent."""
    answer: Json = {
        "id": str(identity),
        "application_id": str(application_id),
        "version": str(identity),
        "type": body.get("type") or 1,
        "name": body["name"],
        "description": body.get("description") or "",
        "options": [_option(option) for option in body.get("options") or []],
        "nsfw": bool(body.get("nsfw")),
        "contexts": body.get("contexts"),
        "integration_types": body.get("integration_types") or [0],
        "name_localizations": body.get("name_localizations"),
        "description_localizations": body.get("description_localizations"),
        "dm_permission": body.get("dm_permission", True) is not False,
    }
    held = body.get("default_member_permissions")
    return answer | {"default_member_permissions": None if held is None else str(held)}


def interaction(facts: Json, who: User, where: Channel) -> Json:
    """An INTERACTION_CREATE: `facts` is what differs by its type."""
    body: Json = {
        "version": 1,
        "channel": channel(where) | {"permissions": str(int(ALL))},
        "channel_id": str(where.id),
        "locale": "en-US",
        "entitlements": [],
        "attachment_size_limit": 10_485_760,
        "app_permissions": str(int(ALL)),
        "context": 0 if where.guild else 1,
        "authorizing_integration_owners": {"0": str(where.guild.id if where.guild else 0)},
    }
    if where.guild:
        held = where.guild.permissions(who, where)
        body |= {
            "guild_id": str(where.guild.id),
            "guild": {"id": str(where.guild.id), "locale": "en-US", "features": []},
            "guild_locale": "en-US",
            "member": member(where.guild, who, permissions=held),
        }
    else:
        body["user"] = user(who)
    return body | facts


def _embed(embed: Json) -> Json:
    shown = {key: value for key, value in embed.items() if value is not None}
    return {"type": "rich"} | shown | {"type": "rich"}


def _components(rows: list[Json]) -> list[Json]:
    counter = iter(range(1, 1000))
    return [_component(row, counter) for row in rows]


def _component(one: Json, counter: Iterator[int]) -> Json:
    shown = {key: value for key, value in one.items() if value is not None} | {"id": next(counter)}
    if "components" in one:
        shown["components"] = [_component(child, counter) for child in one["components"]]
    if one.get("type") == 3:
        shown = {"min_values": 1, "max_values": 1} | shown
    return shown


def _option(body: Json) -> Json:
    kept = {key: value for key, value in body.items() if value is not None}
    if "options" in kept:
        kept["options"] = [_option(option) for option in kept["options"]]
    return kept
