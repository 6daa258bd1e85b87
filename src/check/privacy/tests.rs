//! Recall and false alarms, counted over written and generated cases, and the single forms of each number.

use super::card::luhn;
use super::identity::check_digit;
use super::scan::find;
use super::*;

/// Numbers without a clock or a library: the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + self.below(10) as u8)).collect()
    }

    fn of<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list[self.below(list.len() as u64) as usize]
    }

    fn identity(&mut self) -> String {
        let division = self.of(&["110105", "330106", "642225", "445224", "511621", "350583", "621226"]);
        let (year, month, day) = (1930 + self.below(85), 1 + self.below(12), 1 + self.below(28));
        let body = format!("{division}{year}{month:02}{day:02}{:03}", self.below(1000));
        let check = check_digit(&body).expect("17 digits");
        format!("{body}{check}")
    }

    fn mobile(&mut self) -> String {
        format!("1{}{}", 3 + self.below(7), self.digits(9))
    }

    fn landline(&mut self) -> (String, String) {
        let area = self.of(&["010", "021", "023", "0954", "0579", "0577", "0826", "0713"]);
        let length = if area.len() == 3 { 7 } else { 6 };
        (area.to_owned(), format!("{}{}", 2 + self.below(7), self.digits(length)))
    }

    fn card(&mut self) -> String {
        let lead = self.of(&["622848", "621700", "622202", "625965", "621098", "404117", "518710", "356833"]);
        let length = if lead.starts_with("62") { [16, 19][self.below(2) as usize] } else { 16 };
        let body = format!("{lead}{}", self.digits(length - 7));
        let whole = (0..10).map(|check| format!("{body}{check}")).find(|number| luhn(number));
        whole.expect("one of ten digits fits")
    }

    fn plate(&mut self) -> String {
        let (province, city) =
            (self.of(&["宁", "浙", "川", "闽", "鄂", "京"]), self.of(&["A", "B", "D", "R"]));
        let dot = self.of(&["", "·", "•", " "]);
        let tail = match self.below(3) {
            0 => self.digits(5),
            1 => format!("{}{}", self.of(&["A", "K", "Z"]), self.digits(4)),
            _ => format!("D{}", self.digits(5)),
        };
        format!("{province}{city}{dot}{tail}")
    }
}

fn groups(number: &str, sizes: &[usize], by: &str) -> String {
    let (mut parts, mut rest) = (Vec::new(), number);
    for size in sizes {
        let (part, behind) = rest.split_at((*size).min(rest.len()));
        parts.push(part);
        rest = behind;
    }
    parts.push(rest);
    parts.retain(|part| !part.is_empty());
    parts.join(by)
}

fn wide(number: &str) -> String {
    let widen = |c: char| char::from_u32(c as u32 + 0xfee0).unwrap_or(c);
    number.chars().map(|c| if c.is_ascii_alphanumeric() { widen(c) } else { c }).collect()
}

/// Where a number may stand: in prose, in a table, in YAML, in a CSV.
const FRAMES: [&str; 12] = [
    "联系人电话#，请保存。",
    "| 张某 | # | 低保 |",
    "phone: \"#\"",
    "note: #",
    "张某,#,3组",
    "（#）",
    "他留下的是#和一句话",
    "1、#；",
    "号码：#。",
    "号码 # 已登记",
    "#",
    "- \"#\"、其他",
];

fn private(dice: &mut Dice) -> Vec<(Kind, String)> {
    let identity = dice.identity();
    let mobile = dice.mobile();
    let (area, local) = dice.landline();
    let card = dice.card();
    let user = format!("li{}", dice.digits(4));
    vec![
        (Kind::Identity, identity.clone()),
        (Kind::Identity, groups(&identity, &[6, 8], " ")),
        (Kind::Identity, groups(&identity, &[6, 4, 4], "-")),
        (Kind::Identity, wide(&identity)),
        (Kind::Identity, identity.to_lowercase()),
        (Kind::Identity, format!("{identity}{}", if identity.ends_with('X') { "" } else { "43" })),
        (Kind::Phone, mobile.clone()),
        (Kind::Phone, groups(&mobile, &[3, 4], " ")),
        (Kind::Phone, groups(&mobile, &[3, 4], "-")),
        (Kind::Phone, format!("+86 {mobile}")),
        (Kind::Phone, wide(&mobile)),
        (Kind::Phone, wide(&mobile).replacen('１', "1", 1)),
        (Kind::Phone, format!("{area}-{local}")),
        (Kind::Phone, format!("({area}){local}")),
        (Kind::Phone, format!("（{area}）{local}")),
        (Kind::Phone, format!("{area} {local}")),
        (Kind::Phone, wide(&format!("{area}－{local}"))),
        (Kind::Phone, format!("{area}—{local}")),
        (Kind::Card, card.clone()),
        (Kind::Card, groups(&card, &[4, 4, 4, 4], " ")),
        (Kind::Card, wide(&card)),
        (Kind::Plate, dice.plate()),
        (Kind::Email, format!("{user}@mail.test")),
        (Kind::Email, format!("{user}＠town.gov.test")),
        (
            Kind::Home,
            format!("朝阳路{}号{}单元{}室", dice.below(300), 1 + dice.below(9), 101 + dice.below(900)),
        ),
        (Kind::Home, format!("幸福小区{}幢{}室", 1 + dice.below(30), 101 + dice.below(900))),
    ]
}

/// What looks like it and is not.
fn public(dice: &mut Dice) -> Vec<String> {
    let year = 2000 + dice.below(26);
    let mobile = dice.mobile();
    let identity = dice.identity();
    let body = dice.digits(4);
    vec![
        format!("33010{}{}", 1 + dice.below(9), dice.digits(6)),
        format!("{year}-0{}-1{}", 1 + dice.below(9), dice.below(10)),
        format!("{year}年{}月{}日", 1 + dice.below(12), 1 + dice.below(28)),
        format!("{year}0{}1{}", 1 + dice.below(9), dice.below(10)),
        format!("萧政发〔{year}〕{}号", dice.below(300)),
        format!("[{year}]{}号", dice.digits(3)),
        format!("{}元", dice.mobile()),
        format!("{} 万元", dice.mobile()),
        format!("{},{},{}元", 1 + dice.below(9), dice.digits(3), dice.digits(3)),
        format!("{}.{}亿元", dice.digits(2), dice.digits(2)),
        format!("{}****{}", &mobile[..3], &mobile[7..]),
        format!("{}********{}", &identity[..6], &identity[14..]),
        format!("0954-301****"),
        format!("6222 **** **** {body}"),
        format!("宁D**{}", dice.digits(3)),
        format!("公告{year}第{}期", dice.below(40)),
        format!("东经10{}.{}度", dice.below(9), dice.digits(8)),
        format!("ISBN 978-7-{}-{}-{}", dice.digits(4), dice.digits(4), dice.below(10)),
        format!("合同编号{}{}", year, dice.digits(6)),
        format!("G{}国道", dice.digits(3)),
        format!("X{}县道", dice.digits(3)),
        format!("编号 0312-{year}0315"),
        format!("https://town.gov.test/art/{year}/1/2/art_{}_{}.html", dice.mobile(), dice.digits(8)),
        format!("IMG_{}.jpg", dice.mobile()),
        format!("{}公斤", dice.mobile()),
        "12345热线".into(),
        "拨打12315、110和119".into(),
        format!("服务中心设在建设路{}号", dice.below(300)),
        format!("朝阳路{}号便民服务中心{}室", dice.below(300), 100 + dice.below(300)),
        format!("{}号楼{}间教室", dice.below(9), dice.below(99)),
        format!("海拔{}米", dice.digits(4)),
        format!("{}—{}年", year, year + 5),
        format!("占比{}.{}%", dice.digits(2), dice.digits(9)),
        format!("浙江省A级景区{}个", dice.digits(2)),
        "川A级、宁B类".into(),
        format!("统一社会信用代码：91350100M000100Y43"),
        format!("{}户{}人", dice.digits(5), dice.digits(6)),
        format!("热线接听{}次", 2 + dice.below(7)),
        format!("总人口{}", dice.digits(7)),
        format!("@{}", dice.digits(3)),
    ]
}

#[test]
fn what_is_private_is_found_and_nothing_else() {
    let mut dice = Dice(20_211_231);
    let (mut wanted, mut missed, mut harmless, mut alarms) = (0, Vec::new(), 0, Vec::new());
    for round in 0..60 {
        let frame = FRAMES[round % FRAMES.len()];
        // Behind a word for telephones, seven digits are one.
        let calm = if frame.contains("电话") || frame.contains("phone") { "全镇#。" } else { frame };
        for (kind, written) in private(&mut dice) {
            wanted += 1;
            let text = frame.replace('#', &written);
            if !find(&text).iter().any(|found| found.kind == kind) {
                missed.push(format!("{kind:?}: {text}"));
            }
        }
        for written in public(&mut dice) {
            harmless += 1;
            let text = calm.replace('#', &written);
            if let Some(found) = find(&text).first() {
                alarms.push(format!("{:?}: {text}", found.kind));
            }
        }
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole as f64;
    println!("recall {:.2} % of {wanted}", share(wanted - missed.len(), wanted));
    println!("false alarms {:.2} % of {harmless}", share(alarms.len(), harmless));
    assert!(share(missed.len(), wanted) <= 1.0, "missed {}:\n{}", missed.len(), missed.join("\n"));
    assert!(share(alarms.len(), harmless) < 1.0, "alarms {}:\n{}", alarms.len(), alarms.join("\n"));
}

#[test]
fn each_form_is_found_where_it_stands() {
    let check = |text: &str, expected: &[(Kind, &str)]| {
        let found: Vec<(Kind, &str)> =
            find(text).into_iter().map(|found| (found.kind, &text[found.range])).collect();
        assert_eq!(found, expected, "{text}");
    };
    check("身份证11010519491231002X。", &[(Kind::Identity, "11010519491231002X")]);
    check("残疾人证11010519491231002X43", &[(Kind::Identity, "11010519491231002X43")]);
    check("身份证号码110105194912310021", &[(Kind::Identity, "110105194912310021")]);
    check("旧身份证号110105491231002", &[(Kind::Identity, "110105491231002")]);
    check("项目编号640422202101150012", &[]);
    check("电话：3012345", &[(Kind::Phone, "3012345")]);
    check("接听电话3012345次", &[]);
    check("13812345678、13912345679", &[(Kind::Phone, "13812345678"), (Kind::Phone, "13912345679")]);
    check("13812345678 13912345679", &[(Kind::Phone, "13812345678"), (Kind::Phone, "13912345679")]);
    check("手机13812345678元旦开通", &[(Kind::Phone, "13812345678")]);
    check("总额13812345678元", &[]);
    check("+86-10-66123456", &[(Kind::Phone, "+86-10-66123456")]);
    check("0954-3012345-8001", &[(Kind::Phone, "0954-3012345")]);
    check("tel13812345678", &[(Kind::Phone, "13812345678")]);
    check("a13812345678", &[]);
    check("地块620123001001000011", &[]);
    check("写信到 zhen@town.test。", &[(Kind::Email, "zhen@town.test")]);
    check("宁D12345、浙AD12345", &[(Kind::Plate, "宁D12345"), (Kind::Plate, "浙AD12345")]);
    check("家住朝阳路12号3单元401室", &[(Kind::Home, "家住朝阳路12号3单元401室")]);
}

#[test]
fn a_report_shows_only_the_ends() {
    let check = |written: &str, expected: &str| assert_eq!(masked(written), expected);
    check("13812345678", "138******78");
    check("宁D12345", "宁D****5");
    check("3012345", "30****5");
}

#[test]
fn what_is_allowed_is_known_in_every_form() {
    let check = |written: &str, allowed: &str, expected: bool| {
        assert_eq!(is_allowed(written, &[allowed.to_owned()]), expected, "{written} {allowed}");
    };
    check("0954-3012345", "0954-3012345", true);
    check("（0954）３０１２３４５", "0954-3012345", true);
    check("0954-3012346", "0954-3012345", false);
}
