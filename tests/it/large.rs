//! A county with more towns than a page should list: lists fold, and shelves have several pages.

use townpress::diag::Diagnostics;
use townpress::files::Files;

use crate::site::make_of;

const TOWNS: usize = 210;

/// One county of many towns, each with a village, a report, a plan and practices of its own.
fn county() -> Files {
    let mut files = Files::default();
    let mut put = |path: String, text: String| files.insert(path, text.into_bytes());
    put("townpress.yaml".into(), "title: 大县\nkinds:\n  annual: { zh: 年度工作总结 }\n".into());
    put("content/xian/place.yaml".into(), "name: 大县\nlevel: county\n".into());
    for town in 0..TOWNS {
        let folder = format!("content/xian/z{town}");
        put(format!("{folder}/place.yaml"), format!("name: 第{town}镇\nlevel: town\n"));
        put(format!("{folder}/cun/place.yaml"), format!("name: 第{town}村\nlevel: village\n"));
        let head = format!("title: 第{town}镇总结\nkind: annual\nperiod: 2021\n");
        let records = format!("plans: [{{ text: 修路 }}]\npractices: [{{ name: 做法{town} }}]\n");
        put(format!("{folder}/2021.md"), format!("---\n{head}{records}---\n修路。\n"));
    }
    files
}

#[test]
fn long_lists_fold_or_have_pages() {
    let made = make_of(county(), Diagnostics::default());
    assert_eq!(made.diagnostics.errors(), 0);
    let page = |path: &str| {
        let bytes = made.pages.get(path).unwrap_or_else(|| panic!("{path} is a page"));
        String::from_utf8_lossy(bytes).into_owned()
    };
    let count = |path: &str, what: &str| page(path).matches(what).count();
    assert_eq!(count("reports/2021.html", "/2021.html\">第"), 200, "the first page is full");
    assert_eq!(count("reports/2021/2.html", "/2021.html\">第"), TOWNS - 200, "the rest is on the second");
    assert_eq!(count("reports/kind-annual/2.html", "/2021.html\">第"), TOWNS - 200);
    assert!(!made.pages.contains_key("reports/2021/3.html"));
    assert_eq!(count("places/index.html", "<details class=\"below\">"), 1, "the county is folded, once");
    assert_eq!(
        count("xian/index.html", "<details class=\"below\">"),
        TOWNS,
        "its towns are, on its own page"
    );
    assert!(count("index.html", "<li>") < 60, "the front page stays short");
    assert_eq!(count("topics/plans.html", "<details class=\"shelf\">"), TOWNS, "no place is unfolded");
    assert!(count("topics/practices.html", "<details class=\"shelf\"") > 0, "the index is folded");
}
