//! Everything that is wrong with the shape of a request. Deserialising stops at the first fault; to find
//! the others, that one is mended with something harmless and the rest is tried again.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::error::FieldError;

/// Larger bodies, and what comes after so many faults, are not worth the work.
const BODY_BYTES_MAX: usize = 64 << 10;
const FAULTS_MAX: usize = 20;

/// What a JSON text lacks to be a `T`; and a `T` without these faults, if one could be made.
pub(super) fn faults<T: DeserializeOwned>(text: &str) -> (Vec<FieldError>, Option<T>) {
    let mut faults: Vec<FieldError> = Vec::new();
    if text.len() > BODY_BYTES_MAX {
        return (faults, None);
    }
    let Ok(mut value) = serde_json::from_str::<Value>(text) else { return (faults, None) };
    loop {
        let Fault { field, message } = match read::<T>(&value) {
            Ok(read) => return (faults, Some(read)),
            Err(fault) => fault,
        };
        // What was mended may lack parts of its own; that is not the caller's fault.
        if !is_named(&faults, &field) {
            faults.push(FieldError { field: field.clone(), message });
        }
        if faults.len() >= FAULTS_MAX || !mend::<T>(&mut value, &field) {
            return (faults, None);
        }
    }
}

struct Fault {
    field: String,
    message: String,
}

fn read<T: DeserializeOwned>(value: &Value) -> Result<T, Fault> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let (field, message) = super::field_and_message(&error);
        Fault { field, message }
    })
}

/// Whether a field, or one that it is a part of, is among the faults.
pub(super) fn is_named(faults: &[FieldError], field: &str) -> bool {
    faults.iter().any(|fault| {
        let rest = field.strip_prefix(&fault.field);
        rest.is_some_and(|rest| fault.field.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
    })
}

/// Leaves a field out, or puts something else there, so that the fault is another one.
fn mend<T: DeserializeOwned>(value: &mut Value, field: &str) -> bool {
    let differs = |value: &Value| !matches!(read::<T>(value), Err(fault) if fault.field == field);
    let mut mended = value.clone();
    if remove(&mut mended, field) && differs(&mended) {
        *value = mended;
        return true;
    }
    for substitute in [json!(""), json!(0), json!(false), json!([]), json!({}), json!("x")] {
        let mut mended = value.clone();
        if let Some(place) = place(&mut mended, field) {
            *place = substitute;
            if differs(&mended) {
                *value = mended;
                return true;
            }
        }
    }
    false
}

fn remove(value: &mut Value, field: &str) -> bool {
    let (parent, name) = field.rsplit_once('.').unwrap_or(("", field));
    let parent = if parent.is_empty() { Some(value) } else { place(value, parent) };
    parent.and_then(Value::as_object_mut).is_some_and(|object| object.remove(name).is_some())
}

/// Where a field such as `files[0].path` is; a missing member is added.
fn place<'a>(value: &'a mut Value, field: &str) -> Option<&'a mut Value> {
    let mut place = value;
    for step in field.split(['.', '[']).filter(|step| !step.is_empty()) {
        place = match step.strip_suffix(']') {
            Some(index) => place.get_mut(index.parse::<usize>().ok()?)?,
            None => {
                if !place.is_object() {
                    *place = Value::Object(Map::new());
                }
                place.as_object_mut()?.entry(step).or_insert(Value::Null)
            }
        };
    }
    Some(place)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Order {
        #[expect(dead_code)]
        name: String,
        #[expect(dead_code)]
        lines: Vec<Line>,
        #[serde(default)]
        #[expect(dead_code)]
        notes: BTreeMap<String, u32>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Line {
        #[expect(dead_code)]
        item: String,
        #[expect(dead_code)]
        count: u32,
    }

    fn fields(text: &str) -> Vec<String> {
        faults::<Order>(text).0.into_iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn every_fault_is_found() {
        assert_eq!(fields("{}"), ["name", "lines"]);
        assert_eq!(fields(r#"{"name":1,"lines":2,"notes":3,"more":4}"#), ["lines", "more", "name", "notes"]);
        let lines = r#"{"name":"","lines":[{"item":"a","count":1},{"item":2,"count":"b","x":0},3]}"#;
        assert_eq!(fields(lines), ["lines[1].count", "lines[1].item", "lines[1].x", "lines[2]"]);
        assert_eq!(fields(r#"{"name":"","lines":[],"notes":{"a":1,"b":-1}}"#), ["notes.b"]);
    }

    #[test]
    fn what_can_not_be_mended_ends_the_search() {
        assert_eq!(fields("[]"), [""]);
        assert_eq!(fields("3"), [""]);
    }
}
