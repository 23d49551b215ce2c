//! How large the made-up dossiers are: as asked for behind `--`, or as usual.

use super::is_trial;

/// The numbers of events to measure with. Asked for as `cargo bench --bench load -- 10000 1000000`.
pub fn sizes(usual: &[usize], in_a_trial: &[usize]) -> Vec<usize> {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    match asked.is_empty() {
        false => asked,
        true if is_trial() => in_a_trial.to_vec(),
        true => usual.to_vec(),
    }
}

/// A number as people write it: 100,000.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
