//! What narrows the lists, told in the columns that there are for it.

use crate::report::{lines::columns::Columns as _, words};

/// What a query asks for, in words.
#[derive(Debug, Default)]
pub struct Told {
    /// What is typed in it; empty where there is nothing but filters.
    pub typed: String,
    /// Its filters: what each is about, and the values that it lets through.
    pub filters: Vec<(&'static str, Vec<Named>)>,
}

/// A value of a filter by its name, and by the shortest that still tells it from others of its kind.
#[derive(Debug, Clone)]
pub struct Named {
    /// Its name.
    pub whole: String,
    /// Its short name, behind which nothing need say of what it is a value.
    pub short: String,
}

impl Told {
    /// All of it.
    pub fn whole(&self) -> String {
        self.with(" · ", &|word, values| format!("{word}: {}", all(values)))
    }

    /// The same from its longest form to its shortest.
    pub fn forms(&self) -> Vec<String> {
        let count = self.filters.len();
        let values = self.with(" · ", &|_, values| all(values));
        let firsts = |name: Name| self.with(" · ", &|_, values| and_more(name(&values[0]), values.len() - 1));
        let fields = self.with(", ", &|word, values| match values.len() {
            1 => word.to_owned(),
            several => words::count(several, word),
        });
        let counted = [self.typed_part(), (count > 0).then(|| words::count(count, "filter"))];
        let counted = counted.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let names: [Name; 2] = [|named| &named.whole, |named| &named.short];
        let mut forms = vec![self.whole(), values];
        forms.extend(names.into_iter().flat_map(|name| [firsts(name), self.first(name)]));
        forms.extend([fields, counted]);
        // However much is typed, it is one thing among others that narrow the lists.
        let all = count + usize::from(!self.typed.is_empty());
        forms.extend((count > 0).then(|| words::count(all, "filter")));
        forms
    }

    /// The first value of the first filter, and how many more values there are.
    fn first(&self, name: Name) -> String {
        let values: Vec<&Named> = self.filters.iter().flat_map(|(_, values)| values).collect();
        let filters = values.first().map(|value| and_more(name(value), values.len() - 1));
        self.typed_part().into_iter().chain(filters).collect::<Vec<_>>().join(" · ")
    }

    fn typed_part(&self) -> Option<String> {
        (!self.typed.is_empty()).then(|| format!("/{}", self.typed))
    }

    fn with(&self, joint: &str, filter: &dyn Fn(&str, &[Named]) -> String) -> String {
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

/// One of the names of a value.
type Name = fn(&Named) -> &str;

/// All values by their names.
fn all(values: &[Named]) -> String {
    values.iter().map(|value| value.whole.as_str()).collect::<Vec<_>>().join(", ")
}

/// A value, and how many more there are.
fn and_more(value: &str, more: usize) -> String {
    if more == 0 { value.to_owned() } else { format!("{value} +{more}") }
}

/// Some forms, or an empty one where there are none.
fn or_nothing(forms: &[String]) -> Vec<String> {
    if forms.is_empty() { vec![String::new()] } else { forms.to_vec() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(whole: &str) -> Named {
        Named { whole: whole.into(), short: whole.replace("verbal conflict", "tone △").replace("September", "Sep") }
    }

    fn told(typed: &str, filters: &[(&'static str, &str)]) -> Told {
        let filters = filters.iter().map(|(word, values)| (*word, vec![named(values)])).collect();
        Told { typed: typed.into(), filters }
    }

    fn within(told: &Told, columns: usize) -> String {
        fitting(&[], &told.forms(), columns).1
    }

    #[test]
    fn what_does_not_fit_is_told_shorter() {
        let told = told("ban", &[("tone", "verbal conflict"), ("standing", "contested"), ("chapter", "Thaw")]);
        assert_eq!(within(&told, 80), "/ban · tone: verbal conflict · standing: contested · chapter: Thaw");
        assert_eq!(within(&told, 60), "/ban · verbal conflict · contested · Thaw");
        assert_eq!(within(&told, 35), "/ban · verbal conflict +2");
        assert_eq!(within(&told, 20), "/ban · tone △ +2");
        assert_eq!(within(&told, 15), "4 filters");
        assert_eq!(within(&told, 12), "4 filters");
    }

    #[test]
    fn of_several_values_the_first_is_named_and_how_many_more_there_are() {
        let several = |values: &[&str]| values.iter().map(|value| named(value)).collect::<Vec<_>>();
        let tones = ("tone", several(&["verbal conflict", "material conflict", "none"]));
        let alone = Told { typed: String::new(), filters: vec![tones.clone()] };
        assert_eq!(within(&alone, 20), "verbal conflict +2");
        assert_eq!(within(&alone, 12), "tone △ +2");
        assert_eq!(within(&alone, 8), "3 tones");
        let both = Told { typed: String::new(), filters: vec![tones, ("standing", several(&["contested"]))] };
        assert_eq!(within(&both, 32), "verbal conflict +2 · contested");
        assert_eq!(within(&both, 20), "verbal conflict +3");
        assert_eq!(within(&both, 17), "tone △ +3");
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
        assert_eq!(within(20), "IRPT × Iran|Sep 2015");
        assert_eq!(within(16), "IRPT × Iran|time");
        assert_eq!(within(12), "2 actors|time");
    }
}
