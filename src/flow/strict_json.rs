//! JSON in which nothing is said twice, for signed documents, where two readers must never see two things; and of which there is not too much.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// The deepest nesting of what is signed.
const DEEPEST: usize = 32;
/// The deepest nesting of anything else.
const DEEPEST_UNSIGNED: usize = 127;
/// The most values in one document. Small ones take a hundred times their length in memory.
const MOST_VALUES: usize = 20_000;

/// Reads an object; `None` when it is not one, when any object in it names a member twice, or when it is nested too deeply or has too many values.
pub(super) fn object(bytes: &[u8]) -> Option<Map<String, Value>> {
    match read(bytes, DEEPEST, Twice::Refused)? {
        Value::Object(members) => Some(members),
        _ => None,
    }
}

/// Reads a document that nobody signed; of members of the same name the last one counts. `None` when it is not JSON, or has too many values.
pub(super) fn value(bytes: &[u8]) -> Option<Value> {
    read(bytes, DEEPEST_UNSIGNED, Twice::LastCounts)
}

/// Whether a document has too many values to be read; what is not JSON has none.
pub(super) fn has_too_many_values(bytes: &[u8]) -> bool {
    // No value is shorter than a byte, and an ordinary answer need not be read twice.
    if bytes.len() <= MOST_VALUES {
        return false;
    }
    let left = Cell::new(MOST_VALUES + 1);
    let _ = read_within(&left, bytes, DEEPEST_UNSIGNED, Twice::LastCounts);
    left.get() == 0
}

fn read(bytes: &[u8], deepest: usize, twice: Twice) -> Option<Value> {
    read_within(&Cell::new(MOST_VALUES + 1), bytes, deepest, twice)
}

fn read_within(left: &Cell<usize>, bytes: &[u8], deepest: usize, twice: Twice) -> Option<Value> {
    let strict = Strict {
        deeper: deepest,
        twice,
        left,
    };
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = strict.deserialize(&mut reader).ok()?;
    reader.end().ok()?;
    Some(value)
}

/// What becomes of a member that is named twice.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Twice {
    Refused,
    LastCounts,
}

#[derive(Clone, Copy)]
struct Strict<'a> {
    /// How many levels may still follow.
    deeper: usize,
    twice: Twice,
    /// How many values may still follow, and one more: at zero there were too many.
    left: &'a Cell<usize>,
}

impl Strict<'_> {
    fn deeper<E: Error>(self) -> Result<Self, E> {
        let deeper = self.deeper.checked_sub(1);
        let deeper = deeper.ok_or_else(|| E::custom("nested too deeply"))?;
        Ok(Self { deeper, ..self })
    }

    fn count<E: Error>(self) -> Result<(), E> {
        self.left.set(self.left.get().saturating_sub(1));
        if self.left.get() == 0 {
            return Err(E::custom("too many values"));
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.count()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("not a number"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inner)? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut members = Map::new();
        while let Some(name) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(inner)?;
            if members.insert(name, value).is_some() && self.twice == Twice::Refused {
                return Err(A::Error::custom("a member is named twice"));
            }
        }
        Ok(members.into())
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_VALUES, has_too_many_values, object, value};

    #[test]
    fn a_member_may_be_named_once() {
        assert!(object(br#"{"a":{"b":[1,2.5,null,true,"x"]}}"#).is_some());
        for refused in [
            &br#"{"a":1,"a":1}"#[..],
            br#"{"a":{"b":1,"b":2}}"#,
            b"[]",
            b"{} x",
            b"{\"a\":1e999}",
        ] {
            assert!(object(refused).is_none());
        }
    }

    #[test]
    fn nesting_has_an_end() {
        let nested = |depth: usize| format!("{{\"a\":{}{}}}", "[".repeat(depth), "]".repeat(depth));

        assert!(object(nested(31).as_bytes()).is_some());
        assert!(object(nested(32).as_bytes()).is_none());
    }

    #[test]
    fn what_nobody_signed_may_say_things_twice_but_not_without_end() {
        assert_eq!(
            value(br#"{"a":1,"a":2}"#),
            Some(serde_json::json!({"a": 2}))
        );
        assert_eq!(value(b"[] x"), None);
        let many = |count: usize| format!("[{}]", vec!["{}"; count].join(","));
        assert!(value(many(MOST_VALUES - 1).as_bytes()).is_some());
        assert!(value(many(MOST_VALUES).as_bytes()).is_none());
        assert!(!has_too_many_values(many(MOST_VALUES - 1).as_bytes()));
        assert!(has_too_many_values(many(MOST_VALUES).as_bytes()));
        assert!(!has_too_many_values(b"a=b"));
        let signed = |count: usize| format!("{{\"a\":{}}}", many(count));
        assert!(object(signed(MOST_VALUES - 2).as_bytes()).is_some());
        assert!(object(signed(MOST_VALUES - 1).as_bytes()).is_none());
    }
}
