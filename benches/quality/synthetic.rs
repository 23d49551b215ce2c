//! Some thousand made-up people, and what might be typed for them: always the same for one seed.
//!
//! Every name is put together from parts as its language does; queries are made from the name by
//! rules that know nothing of how the search works.

use std::fmt::Write as _;

/// A small generator of numbers (Steele, Lea and Flood's SplitMix64): the same on every machine.
pub struct Numbers(pub u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }
}

/// A made-up person.
pub struct Person {
    pub id: String,
    pub first: String,
    pub last: String,
    /// The name in its own script, if that is not Latin.
    pub native: Option<String>,
    pub language: &'static str,
}

/// Parts of names: in Latin letters, and in the language's own.
type Parts = &'static [(&'static str, &'static str)];

const PERSIAN_FIRST: Parts = &[
    ("Mohammad", "محمد"),
    ("Hossein", "حسین"),
    ("Reza", "رضا"),
    ("Mahmoud", "محمود"),
    ("Gholamreza", "غلامرضا"),
    ("Bahram", "بهرام"),
    ("Khosrow", "خسرو"),
    ("Javad", "جواد"),
    ("Mehdi", "مهدی"),
    ("Farhad", "فرهاد"),
    ("Shirin", "شیرین"),
    ("Zahra", "زهرا"),
    ("Maryam", "مریم"),
    ("Nasrin", "نسرین"),
    ("Parviz", "پرویز"),
    ("Ghasem", "قاسم"),
    ("Yaghoub", "یعقوب"),
    ("Khalil", "خلیل"),
    ("Houshang", "هوشنگ"),
    ("Rostam", "رستم"),
];
const PERSIAN_ROOT: Parts = &[
    ("Karim", "کریم"),
    ("Sadegh", "صادق"),
    ("Tabataba", "طباطبا"),
    ("Shafi", "شفیع"),
    ("Golzar", "گلزار"),
    ("Naderi", "نادری"),
    ("Moradi", "مرادی"),
    ("Bakhtiar", "بختیار"),
    ("Farrokh", "فرخ"),
    ("Zand", "زند"),
    ("Qorban", "قربان"),
    ("Jalil", "جلیل"),
    ("Vahid", "وحید"),
    ("Rashid", "رشید"),
    ("Mostafa", "مصطفی"),
];
const PERSIAN_END: Parts = &[("i", "ی"), ("zadeh", "زاده"), ("pour", "پور"), ("ian", "یان"), ("nejad", "نژاد")];

const TAJIK_FIRST: Parts = &[
    ("Muhammadjon", "Муҳаммадҷон"),
    ("Sirojiddin", "Сироҷиддин"),
    ("Qurbonali", "Қурбоналӣ"),
    ("Jamshed", "Ҷамшед"),
    ("Rustam", "Рустам"),
    ("Hokim", "Ҳоким"),
    ("Ghafur", "Ғафур"),
    ("Zafar", "Зафар"),
    ("Nigora", "Нигора"),
    ("Mehrinisso", "Меҳринисо"),
    ("Khurshed", "Хуршед"),
    ("Abdullo", "Абдулло"),
    ("Ismoil", "Исмоил"),
    ("Davlatali", "Давлаталӣ"),
    ("Shodmon", "Шодмон"),
    ("Bahodur", "Баҳодур"),
    ("Faridun", "Фаридун"),
];
const TAJIK_ROOT: Parts = &[
    ("Rahim", "Раҳим"),
    ("Yusuf", "Юсуф"),
    ("Sharif", "Шариф"),
    ("Hakim", "Ҳаким"),
    ("Qodir", "Қодир"),
    ("Ghulom", "Ғулом"),
    ("Jalol", "Ҷалол"),
    ("Nazar", "Назар"),
    ("Safar", "Сафар"),
    ("Mirzo", "Мирзо"),
    ("Kholiq", "Холиқ"),
    ("Boboj", "Бобоҷ"),
    ("Zuhur", "Зуҳур"),
    ("Saidmurod", "Саидмурод"),
];
const TAJIK_END: Parts = &[("ov", "ов"), ("zoda", "зода"), ("iyon", "иён"), ("i", "ӣ"), ("ova", "ова")];

const RUSSIAN_FIRST: Parts = &[
    ("Sergei", "Сергей"),
    ("Dmitry", "Дмитрий"),
    ("Yevgeny", "Евгений"),
    ("Mikhail", "Михаил"),
    ("Yuri", "Юрий"),
    ("Olga", "Ольга"),
    ("Tatyana", "Татьяна"),
    ("Zhanna", "Жанна"),
    ("Vyacheslav", "Вячеслав"),
    ("Fyodor", "Фёдор"),
    ("Alexei", "Алексей"),
    ("Nikolai", "Николай"),
    ("Grigory", "Григорий"),
    ("Ksenia", "Ксения"),
];
const RUSSIAN_ROOT: Parts = &[
    ("Chern", "Черн"),
    ("Zhuk", "Жук"),
    ("Shcherb", "Щерб"),
    ("Kholod", "Холод"),
    ("Medved", "Медвед"),
    ("Vorob", "Вороб"),
    ("Grom", "Гром"),
    ("Tsvet", "Цвет"),
    ("Khokhl", "Хохл"),
    ("Sobol", "Собол"),
    ("Lukash", "Лукаш"),
    ("Yastreb", "Ястреб"),
    ("Pankrat", "Панкрат"),
    ("Dolgopol", "Долгопол"),
];
const RUSSIAN_END: Parts = &[("ov", "ов"), ("enko", "енко"), ("sky", "ский"), ("in", "ин"), ("ovich", "ович")];

const ARABIC_FIRST: Parts = &[
    ("Abdulrahman", "عبد الرحمن"),
    ("Khaled", "خالد"),
    ("Yusuf", "يوسف"),
    ("Mustafa", "مصطفى"),
    ("Tariq", "طارق"),
    ("Faisal", "فيصل"),
    ("Ibrahim", "إبراهيم"),
    ("Ghassan", "غسان"),
    ("Layla", "ليلى"),
    ("Nour", "نور"),
    ("Saeed", "سعيد"),
    ("Jamal", "جمال"),
    ("Qasim", "قاسم"),
    ("Hamza", "حمزة"),
];
const ARABIC_ROOT: Parts = &[
    ("al-Shami", "الشامي"),
    ("al-Masri", "المصري"),
    ("al-Tikriti", "التكريتي"),
    ("al-Khatib", "الخطيب"),
    ("Haddad", "حداد"),
    ("al-Ghamdi", "الغامدي"),
    ("al-Qahtani", "القحطاني"),
    ("Nasrallah", "نصرالله"),
    ("al-Jubouri", "الجبوري"),
    ("Barakat", "بركات"),
    ("al-Zubaidi", "الزبيدي"),
    ("Suleiman", "سليمان"),
    ("al-Hashimi", "الهاشمي"),
    ("Darwish", "درويش"),
    ("al-Fayed", "الفايد"),
    ("Mansour", "منصور"),
];

const CHINESE_LAST: Parts = &[
    ("Wang", "王"),
    ("Zhang", "张"),
    ("Liu", "刘"),
    ("Chen", "陈"),
    ("Huang", "黄"),
    ("Zhao", "赵"),
    ("Xu", "徐"),
    ("Sun", "孙"),
    ("Guo", "郭"),
    ("Luo", "罗"),
    ("Zheng", "郑"),
    ("Xie", "谢"),
    ("Han", "韩"),
    ("Tang", "唐"),
];
const CHINESE_SYLLABLE: Parts = &[
    ("wei", "伟"),
    ("ming", "明"),
    ("hua", "华"),
    ("jun", "军"),
    ("xiao", "晓"),
    ("lei", "雷"),
    ("yong", "勇"),
    ("fang", "芳"),
    ("qing", "清"),
    ("guang", "光"),
    ("zhi", "志"),
    ("peng", "鹏"),
    ("ying", "英"),
    ("hong", "红"),
    ("dong", "东"),
    ("bo", "波"),
];

const ENGLISH_FIRST: Parts = &[
    ("Margaret", ""),
    ("Geoffrey", ""),
    ("Eleanor", ""),
    ("Stephen", ""),
    ("Philippa", ""),
    ("Desmond", ""),
    ("Harriet", ""),
    ("Rupert", ""),
    ("Beatrice", ""),
    ("Clement", ""),
    ("Winifred", ""),
    ("Nathaniel", ""),
    ("José", ""),
    ("Zoë", ""),
    ("Siân", ""),
    ("Renée", ""),
    ("Günther", ""),
    ("Søren", ""),
];
const ENGLISH_ROOT: Parts = &[
    ("Hather", ""),
    ("Black", ""),
    ("Win", ""),
    ("Ash", ""),
    ("Thorn", ""),
    ("Long", ""),
    ("Bright", ""),
    ("Marsh", ""),
    ("Stan", ""),
    ("Whit", ""),
    ("Cald", ""),
    ("Pem", ""),
    ("Farn", ""),
    ("Holl", ""),
];
const ENGLISH_END: Parts = &[
    ("ley", ""),
    ("worth", ""),
    ("ton", ""),
    ("field", ""),
    ("bridge", ""),
    ("croft", ""),
    ("combe", ""),
    ("well", ""),
];

/// Makes `count` people with different names.
pub fn people(count: usize, numbers: &mut Numbers) -> Vec<Person> {
    let mut people = Vec::new();
    let mut taken = std::collections::HashSet::new();
    while people.len() < count {
        let person = person(people.len(), numbers);
        // There are only so many names: a second given name tells bearers of one name apart.
        let name = format!("{} {}", person.first, person.last);
        if taken.insert(name) {
            people.push(person);
        }
    }
    people
}

fn part(parts: Parts, numbers: &mut Numbers) -> (&'static str, &'static str) {
    parts[numbers.below(parts.len())]
}

/// A person whose name others may bear, too.
pub fn person(number: usize, numbers: &mut Numbers) -> Person {
    let (language, firsts, roots, ends): (_, Parts, Parts, Parts) = match number % 6 {
        0 => ("fa", PERSIAN_FIRST, PERSIAN_ROOT, PERSIAN_END),
        1 => ("tg", TAJIK_FIRST, TAJIK_ROOT, TAJIK_END),
        2 => ("ru", RUSSIAN_FIRST, RUSSIAN_ROOT, RUSSIAN_END),
        3 => ("ar", ARABIC_FIRST, ARABIC_ROOT, &[("", "")]),
        4 => ("zh", CHINESE_SYLLABLE, CHINESE_LAST, &[("", "")]),
        _ => ("en", ENGLISH_FIRST, ENGLISH_ROOT, ENGLISH_END),
    };
    let a = part(firsts, numbers);
    let b = loop {
        let b = part(firsts, numbers);
        if b != a {
            break b;
        }
    };
    let (root, end) = (part(roots, numbers), part(ends, numbers));
    let (last, last_native) = (format!("{}{}", root.0, end.0), format!("{}{}", root.1, end.1));
    let id = format!("p{number}");
    match language {
        "zh" => {
            let first = format!("{}{}", a.0, b.0);
            let first = format!("{}{}", first[..1].to_uppercase(), &first[1..]);
            Person { id, native: Some(format!("{}{}{}", root.1, a.1, b.1)), first, last, language }
        }
        "en" => Person { id, first: format!("{} {}", a.0, b.0), last, native: None, language },
        _ => Person {
            id,
            first: format!("{} {}", a.0, b.0),
            last,
            native: Some(format!("{} {} {last_native}", a.1, b.1)),
            language,
        },
    }
}

/// A dossier with these people as actors; `native` with the names in their own script.
pub fn dossier(people: &[Person], native: bool) -> String {
    let mut text = String::from(
        r#"{"title":"made up","sources":[{"id":"s","title":"A list of names"}],"actors":[{"id":"nowhere","kind":"state","name":"Nowhereland","citations":[{"source":"s"}]}"#,
    );
    for person in people {
        let _ = write!(
            text,
            r#",{{"id":"{}","kind":"person","name":"{} {}","country":"nowhere""#,
            person.id, person.first, person.last
        );
        if let (true, Some(native)) = (native, &person.native) {
            let _ = write!(text, r#","native":[{{"lang":"{}","text":"{native}"}}]"#, person.language);
        }
        text.push_str(r#","citations":[{"source":"s"}]}"#);
    }
    text.push_str("]}");
    text
}

/// The classes in which queries are made.
pub const CLASSES: &[&str] = &[
    "exact",
    "prefix",
    "initials",
    "gaps",
    "order",
    "transliteration",
    "other scripts",
    "accents",
    "slip",
    "run together",
];

/// What somebody might type who means this person; nothing where the class has no such thing.
pub fn query(class: &str, person: &Person, numbers: &mut Numbers) -> Option<String> {
    let (first, last) = (person.first.to_lowercase(), person.last.to_lowercase());
    let full = format!("{first} {last}");
    let cut = |word: &str, letters: usize| word.chars().take(letters).collect::<String>();
    match class {
        "exact" => Some(full),
        "prefix" => {
            let words: Vec<String> = full.split(' ').map(|word| cut(word, 4)).collect();
            Some(words.join(" "))
        }
        // Initials of the given names, the family name in full.
        "initials" => {
            let initials: String = first.split(' ').map(|word| cut(word, 1)).collect::<Vec<_>>().join(" ");
            Some(format!("{initials} {last}"))
        }
        "gaps" => {
            let words: Vec<String> = full.split([' ', '-']).map(without_vowels).filter(|word| word.len() > 2).collect();
            (!words.is_empty()).then(|| words.join(" "))
        }
        "order" => {
            let mut words: Vec<&str> = full.split(' ').collect();
            words.reverse();
            Some(words.join(" "))
        }
        "transliteration" => {
            let typed = respelled(&full, numbers);
            (typed != full && person.language != "en" && person.language != "zh").then_some(typed)
        }
        "other scripts" => person.native.clone(),
        "accents" => (!full.is_ascii()).then(|| full.chars().map(plain).collect()),
        "slip" => slipped(&full, numbers),
        "run together" => Some(full.replace([' ', '-'], "")),
        _ => None,
    }
}

fn without_vowels(word: &str) -> String {
    word.char_indices().filter(|(at, c)| *at == 0 || !"aeiouy".contains(*c)).map(|(_, c)| c).collect()
}

fn plain(c: char) -> char {
    match c {
        'é' | 'ë' => 'e',
        'â' => 'a',
        'ü' => 'u',
        'ø' => 'o',
        other => other,
    }
}

/// Other ways to write the same sounds, each taken or not.
fn respelled(name: &str, numbers: &mut Numbers) -> String {
    const WAYS: &[(&str, &[&str])] = &[
        ("kh", &["h", "x"]),
        ("gh", &["q", "g"]),
        ("zh", &["j"]),
        ("dj", &["j"]),
        ("j", &["dzh", "dj"]),
        ("q", &["k", "gh"]),
        ("ou", &["u", "oo"]),
        ("ow", &["ov", "ou"]),
        ("iy", &["i"]),
        ("ei", &["ey", "ay"]),
        ("oh", &["uh"]),
        ("mm", &["m"]),
        ("ss", &["s"]),
        ("dd", &["d"]),
        ("ll", &["l"]),
        ("u", &["o", "ou"]),
        ("i", &["e", "ee"]),
        ("o", &["a"]),
        ("a", &["o"]),
        ("e", &["i"]),
    ];
    let mut out = String::new();
    let mut rest = name;
    let mut left = 3;
    while let Some(c) = rest.chars().next() {
        let way = WAYS.iter().find(|(from, _)| rest.starts_with(from));
        match way {
            Some((from, to)) if left > 0 && numbers.below(3) == 0 => {
                out.push_str(to[numbers.below(to.len())]);
                rest = &rest[from.len()..];
                left -= 1;
            }
            Some((from, _)) if from.len() > 1 => {
                out.push_str(from);
                rest = &rest[from.len()..];
            }
            _ => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

/// One slip in one word of five letters or more: a letter lost, added or changed, or two swapped.
fn slipped(name: &str, numbers: &mut Numbers) -> Option<String> {
    let mut words: Vec<Vec<char>> = name.split(' ').map(|word| word.chars().collect()).collect();
    let long: Vec<usize> = (0..words.len()).filter(|at| words[*at].len() >= 5).collect();
    if long.is_empty() {
        return None;
    }
    let word = &mut words[long[numbers.below(long.len())]];
    let at = 1 + numbers.below(word.len() - 2);
    let letter = (b'a' + numbers.below(26) as u8) as char;
    match numbers.below(4) {
        0 => {
            word.remove(at);
        }
        1 => word.insert(at, letter),
        2 => word[at] = letter,
        _ => word.swap(at, at + 1),
    }
    let typed = words.into_iter().map(|word| word.into_iter().collect::<String>()).collect::<Vec<_>>().join(" ");
    (typed != name).then_some(typed)
}
