//! Scripts: each change as one step that Redis takes alone.
//!
//! Answers get lost and questions are asked twice; a change that must not happen twice carries random bytes, `once`,
//! that are kept with what it wrote: asked again, it answers as it did.

use std::sync::LazyLock;

use redis::{Cmd, Script, ToRedisArgs};

/// A script, and the hash by which Redis knows it once it has seen it.
pub(super) struct Lua {
    source: &'static str,
    hash: String,
}

/// A script on one key, to be run.
pub(super) struct Run {
    script: &'static Lua,
    arguments: Vec<Vec<u8>>,
}

impl Lua {
    fn new(source: &'static str) -> Self {
        Self {
            source,
            hash: Script::new(source).get_hash().to_owned(),
        }
    }

    /// On this key, which is `KEYS[1]`.
    pub(super) fn on(&'static self, key: String) -> Run {
        Run {
            script: self,
            arguments: vec![key.into_bytes()],
        }
    }
}

impl Run {
    /// Appends an argument, the first of which is `ARGV[1]`.
    pub(super) fn arg(mut self, argument: impl ToRedisArgs) -> Self {
        self.arguments.extend(argument.to_redis_args());
        self
    }

    /// By its hash alone: short, and refused as NOSCRIPT where it was never seen.
    pub(super) fn by_hash(&self) -> Cmd {
        self.command("EVALSHA", &self.script.hash)
    }

    /// With its source, which makes it known.
    pub(super) fn by_source(&self) -> Cmd {
        self.command("EVAL", self.script.source)
    }

    fn command(&self, name: &str, script: &str) -> Cmd {
        let mut command = redis::cmd(name);
        command.arg(script).arg(1).arg(&self.arguments);
        command
    }
}

macro_rules! scripts {
    ($($(#[$doc:meta])* $name:ident: $source:literal;)+) => {
        $($(#[$doc])* pub(super) static $name: LazyLock<Lua> = LazyLock::new(|| Lua::new($source));)+
    };
}

// A record's fields: v version, s sealed, u last use, n names it is found by, o once;
// for each user U with tokens: t U sealed, T U version, O U once.
scripts! {
    /// ARGV: sealed, used, names, milliseconds to live, user of the tokens or nothing, tokens.
    INSERT: "
        redis.call('HSET', KEYS[1], 'v', 1, 's', ARGV[1], 'u', ARGV[2], 'n', ARGV[3])
        if ARGV[5] ~= '' then
            redis.call('HSET', KEYS[1], 't' .. ARGV[5], ARGV[6], 'T' .. ARGV[5], 1)
        end
        redis.call('PEXPIRE', KEYS[1], ARGV[4])
        return 1";
    /// ARGV: as INSERT, then version, once, channel, session. Answers the names it had.
    UPDATE: "
        local had = redis.call('HMGET', KEYS[1], 'v', 'o', 'n')
        if not had[1] then return false end
        if had[2] == ARGV[8] then return had[3] end
        if had[1] ~= ARGV[7] then return false end
        redis.call('HSET', KEYS[1], 'v', ARGV[7] + 1, 's', ARGV[1], 'u', ARGV[2], 'n', ARGV[3], 'o', ARGV[8])
        if ARGV[5] ~= '' then
            redis.call('HSET', KEYS[1], 't' .. ARGV[5], ARGV[6])
            redis.call('HINCRBY', KEYS[1], 'T' .. ARGV[5], 1)
        end
        redis.call('PEXPIRE', KEYS[1], ARGV[4])
        redis.call('PUBLISH', ARGV[9], ARGV[10])
        return had[3]";
    /// ARGV: user, tokens, version, once.
    KEEP: "
        local had = redis.call('HMGET', KEYS[1], 'T' .. ARGV[1], 'O' .. ARGV[1])
        if not had[1] then return 0 end
        if had[2] == ARGV[4] then return 1 end
        if had[1] ~= ARGV[3] then return 0 end
        redis.call('HSET', KEYS[1], 't' .. ARGV[1], ARGV[2], 'T' .. ARGV[1], ARGV[3] + 1, 'O' .. ARGV[1], ARGV[4])
        return 1";
    /// ARGV: used, milliseconds to live.
    TOUCH: "
        if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
        redis.call('HSET', KEYS[1], 'u', ARGV[1])
        redis.call('PEXPIRE', KEYS[1], ARGV[2])
        return 1";
    /// ARGV: version, sealed.
    RESEAL: "
        if redis.call('HGET', KEYS[1], 'v') ~= ARGV[1] then return 0 end
        redis.call('HSET', KEYS[1], 's', ARGV[2])
        return 1";
    /// ARGV: channel, session. Answers the names it had.
    DELETE: "
        local names = redis.call('HGET', KEYS[1], 'n')
        if not names then return false end
        redis.call('DEL', KEYS[1])
        redis.call('PUBLISH', ARGV[1], ARGV[2])
        return names";
    /// ARGV: as DELETE, then used.
    EXPIRE: "
        local had = redis.call('HMGET', KEYS[1], 'n', 'u')
        if had[2] ~= ARGV[3] then return false end
        redis.call('DEL', KEYS[1])
        redis.call('PUBLISH', ARGV[1], ARGV[2])
        return had[1]";
    /// ARGV: once, milliseconds to live. Whether this was the first.
    USE_ONCE: "
        if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
        if redis.call('GET', KEYS[1]) == ARGV[1] then return 1 end
        return 0";
    /// ARGV: holder, milliseconds to live. Whether the holder has it.
    LEASE: "
        local holder = redis.call('GET', KEYS[1])
        if holder and holder ~= ARGV[1] then return 0 end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return 1";
    /// ARGV: holder.
    RELEASE: "
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
        return redis.call('DEL', KEYS[1])";
    /// ARGV: sealed key. Answers the one that is kept: this one, if there was none.
    KEEP_FIRST: "
        redis.call('SET', KEYS[1], ARGV[1], 'NX')
        return redis.call('GET', KEYS[1])";
    /// ARGV: what is there, what shall be.
    SWAP: "
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
        redis.call('SET', KEYS[1], ARGV[2])
        return 1";
    /// ARGV: session, milliseconds until it is over at the latest. Answers how many there are.
    NAME: "
        redis.call('ZADD', KEYS[1], redis.call('TIME')[1], ARGV[1])
        if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
        end
        return redis.call('ZCARD', KEYS[1])";
    /// ARGV: seconds, sessions. Removes those put in longer ago than that.
    UNNAME_OLD: "
        local latest = redis.call('TIME')[1] - ARGV[1]
        local removed = 0
        for i = 2, #ARGV do
            local added = redis.call('ZSCORE', KEYS[1], ARGV[i])
            if added and tonumber(added) < latest then
                removed = removed + redis.call('ZREM', KEYS[1], ARGV[i])
            end
        end
        return removed";
}
