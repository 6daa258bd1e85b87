//! What the summaries of this repository's own content plan, and how they order their work.

use townpress::compare::{self, Fate};
use townpress::model::{Home, Inline, PlanRef, ReportId, Whose};

use crate::records::{report, site};

#[test]
fn the_seven_parts_have_their_figures() {
    let site = site();
    let town = report(&site, "xiji/jiqiang/2021-remediation");
    let seven = &town.frameworks[0];
    let figures = compare::figures_of_parts(&site, town, seven);
    let counts: Vec<usize> = figures.iter().map(Vec::len).collect();
    assert_eq!(counts, [3, 3, 4, 5, 4, 4, 0]);
    let eighth = "s-qun-zhong-yi-shi-pu-bian-ti-gao";
    assert!(town.body.headings().any(|heading| heading.anchor == eighth));
    let parts = || seven.parts.iter();
    assert!(parts().all(|part| part.section.as_deref() != Some(eighth)), "the eighth is outside the seven");
    let frameworks: usize = site.reports.iter().map(|report| report.frameworks.len()).sum();
    assert_eq!(frameworks, 22);
}

#[test]
fn plans_without_an_answer_are_not_done() {
    let site = site();
    let plans = |path: &str| report(&site, path).plans.len();
    assert_eq!(plans("textile-town/secondment"), 12);
    assert_eq!(plans("industrial-town/secondment"), 11);
    assert_eq!(plans("taishun/zhuli/beautiful-town"), 13);
    assert_eq!(plans("zhejiang/taizhou/2020-beautiful-town"), 1);
    assert_eq!(plans("remediation-township/remediation"), 1);
    assert_eq!(plans("xiji/jiqiang/2021-remediation"), 5);
    for (at, report) in site.reports.iter().enumerate() {
        for plan in 0..report.plans.len() {
            let found = PlanRef { report: ReportId(at as u32), at: plan };
            assert!(matches!(compare::fate(&site, found), Fate::Open), "nobody has answered yet");
        }
    }
}

#[test]
fn plans_for_home_are_not_those_of_the_host() {
    let site = site();
    for (path, host, home) in [("textile-town/secondment", 3, 9), ("industrial-town/secondment", 0, 11)] {
        let report = report(&site, path);
        let of = |whose| report.plans.iter().filter(|plan| plan.whose == whose).count();
        assert_eq!((of(Whose::Host), of(Whose::Home)), (host, home), "{path}");
        assert!(matches!(report.home, Some(Home::Named(_))), "its name is masked");
        assert!(report.lessons.len() >= 3);
    }
}

#[test]
fn records_lead_to_their_sentences() {
    let site = site();
    let town = report(&site, "xiji/jiqiang/2021-remediation");
    let anchors = town.funding.iter().map(|row| row.said.as_ref().and_then(|said| said.anchor.as_deref()));
    let anchors: Vec<&str> = anchors.flatten().collect();
    assert_eq!(anchors.len(), town.funding.len(), "every sum has its cell");
    let mut stand: Vec<&str> = Vec::new();
    town.body.each_inline(&mut |inline| {
        if let Inline::Said(sentence) = inline {
            stand.push(&sentence.anchor);
        }
    });
    assert!(anchors.iter().all(|anchor| stand.contains(anchor)), "{anchors:?} in {stand:?}");
}
