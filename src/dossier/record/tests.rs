//! What takes up no more memory than it says.

use super::*;

const BARE: &str =
    r#"{"id":"e","title":"It happened","date":"2015","actors":["a"],"citations":[{"source":"s","bearing":"states"}]}"#;

#[test]
fn a_list_of_one_takes_up_what_the_one_does() {
    assert_eq!(size_of::<Packed<Ref>>(), size_of::<Ref>());
    assert_eq!(size_of::<Packed<Citation>>(), size_of::<Citation>());
    assert_eq!(size_of::<Packed<NativeName>>(), size_of::<NativeName>());
}

#[test]
fn what_few_records_have_is_boxed_only_where_they_have_it() {
    let bare: Event = serde_json::from_str(BARE).unwrap();
    assert!(bare.details.is_none() && bare.citations[0].details.is_none());
    assert!(bare.after.is_empty() && bare.mode.is_none() && bare.citations[0].find.is_none());
    for (field, written) in [("after", "[\"x\"]"), ("before", "[\"x\"]"), ("involved", "[\"x\"]"), ("mode", "\"x\"")] {
        let json = BARE.replacen('{', &format!("{{\"{field}\":{written},"), 1);
        let event: Event = serde_json::from_str(&json).unwrap();
        assert!(event.details.is_some() && event != bare, "{field}");
        assert_eq!(
            serde_json::to_value(&event).unwrap(),
            serde_json::from_str::<serde_json::Value>(&json).unwrap(),
            "it is written where it was read"
        );
    }
}

#[test]
fn an_empty_box_is_none() {
    let bare: Event = serde_json::from_str(BARE).unwrap();
    let boxed = Event { details: Some(Box::default()), ..bare.clone() };
    assert_eq!(boxed, bare);
    assert_eq!(serde_json::to_string(&boxed).unwrap(), serde_json::to_string(&bare).unwrap());
}
