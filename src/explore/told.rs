//! What narrows the lists, told in the columns that there are for it.

use crate::report::{lines::columns::Columns as _, words};

/// What a query asks for, in words.
#[derive(Debug, Default)]
pub struct Told {
    /// What is typed in it; empty where there is nothing but filters.
    pub typed: String,
    /// Its filters: what each is about, and the values that it lets through.
    pub filters: Vec<(&'static str, Vec<String>)>,
}

impl Told {
    /// All of it.
    pub fn whole(&self) -> String {
        self.with(" · ", &|word, values| format!("{word}: {}", values.join(", ")))
    }

    /// The same from its longest form to its shortest.
    pub fn forms(&self) -> Vec<String> {
        let count = self.filters.len();
        let values = self.with(" · ", &|_, values| values.join(", "));
        let fields = self.with(", ", &|word, values| match values.len() {
            1 => word.to_owned(),
            several => words::count(several, word),
        });
        let counted = [self.typed_part(), (count > 0).then(|| words::count(count, "filter"))];
        let counted = counted.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let mut forms = vec![self.whole(), values, fields, counted];
        // However much is typed, it is one thing among others that narrow the lists.
        let all = count + usize::from(!self.typed.is_empty());
        forms.extend((count > 0).then(|| words::count(all, "filter")));
        forms
    }

    fn typed_part(&self) -> Option<String> {
        (!self.typed.is_empty()).then(|| format!("/{}", self.typed))
    }

    fn with(&self, joint: &str, filter: &dyn Fn(&str, &[String]) -> String) -> String {
        let filters = self.filters.iter().map(|(word, values)| filter(word, values)).collect::<Vec<_>>().join(joint);
        let parts = self.typed_part().into_iter().chain((!filters.is_empty()).then_some(filters));
        parts.collect::<Vec<_>>().join(" · ")
    }
}

/// What fits in some columns of two things in their forms, or the shortest: the second as whole as it can be beside any
/// form of the first, which has its very shortest only where nothing else fits.
pub fn fitting(first: &[String], second: &[String], columns: usize) -> (String, String) {
    let (first, second) = (or_nothing(first), or_nothing(second));
    let (rest, shortest) = first.split_at(first.len() - 1);
    let pairs =
        [rest, shortest].into_iter().flat_map(|some| second.iter().flat_map(|b| some.iter().map(move |a| (a, b))));
    let mut fitting = pairs.filter(|(one, other)| one.width() + other.width() <= columns);
    let (one, other) = fitting.next().unwrap_or((&first[first.len() - 1], &second[second.len() - 1]));
    (one.clone(), other.clone())
}

/// Some forms, or an empty one where there are none.
fn or_nothing(forms: &[String]) -> Vec<String> {
    if forms.is_empty() { vec![String::new()] } else { forms.to_vec() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(typed: &str, filters: &[(&'static str, &str)]) -> Told {
        Told {
            typed: typed.into(),
            filters: filters.iter().map(|(word, values)| (*word, vec![(*values).into()])).collect(),
        }
    }

    fn within(told: &Told, columns: usize) -> String {
        fitting(&[], &told.forms(), columns).1
    }

    #[test]
    fn what_does_not_fit_is_told_shorter() {
        let told = told("ban", &[("tone", "verbal conflict"), ("standing", "contested"), ("chapter", "Thaw")]);
        assert_eq!(within(&told, 80), "/ban · tone: verbal conflict · standing: contested · chapter: Thaw");
        assert_eq!(within(&told, 60), "/ban · verbal conflict · contested · Thaw");
        assert_eq!(within(&told, 35), "/ban · tone, standing, chapter");
        assert_eq!(within(&told, 20), "/ban · 3 filters");
        assert_eq!(within(&told, 12), "4 filters");
    }

    #[test]
    fn names_are_shortened_before_the_filters_are() {
        let names = ["Islamic Renaissance Party × Iran", "IRPT × Iran", "2 actors"].map(str::to_owned);
        let told = told("", &[("time", "September 2015")]).forms();
        let within = |columns| {
            let (names, query) = fitting(&names, &told, columns);
            format!("{names}|{query}")
        };
        assert_eq!(within(60), "Islamic Renaissance Party × Iran|time: September 2015");
        assert_eq!(within(40), "IRPT × Iran|time: September 2015");
        assert_eq!(within(26), "IRPT × Iran|September 2015");
        assert_eq!(within(20), "IRPT × Iran|time");
        assert_eq!(within(12), "2 actors|time");
    }
}
