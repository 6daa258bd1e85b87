//! Checking a site again after a few of its reports changed: what cannot have changed is not looked at anew.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{Around, of_frame, of_place, of_report, of_site, of_text};
use crate::compare::Comparisons;
use crate::diag::Diagnostics;
use crate::load::Since;
use crate::model::{PlaceId, Report, Site};

/// What was found in the site as it was before, part by part.
#[derive(Default)]
pub struct Kept {
    /// For each file of the content folder.
    texts: Vec<Diagnostics>,
    /// For each report of the site.
    reports: Vec<Diagnostics>,
    /// For each place of the site.
    places: Vec<Diagnostics>,
    frame: Diagnostics,
}

/// Gives what [`check`](super::check) gives, faster where little is another since the state that `kept` is of; `kept` is
/// brought up to date.
pub fn check_again(
    around: &Around,
    comparisons: &Comparisons,
    since: &Since,
    kept: &mut Kept,
) -> Diagnostics {
    let Around { files, site, .. } = *around;
    let texts: Vec<&str> = files.under("content").map(|(path, _)| path).collect();
    let places: Vec<PlaceId> = (0..site.places.len()).map(|at| PlaceId(at as u32)).collect();
    match since {
        Since::Everything => {
            kept.frame = of_frame(files, site);
            kept.texts = texts.par_iter().map(|path| of_text(path, around)).collect();
            kept.reports = site.reports.par_iter().map(|report| of_report(report, around)).collect();
            kept.places = places.par_iter().map(|id| of_place(*id, around)).collect();
        }
        Since::Reports(changed) => {
            let stale = |report: &Report| changed.contains(report.file.as_str());
            let beside = concerned(site, since.places(site).unwrap_or_default());
            renew(&mut kept.texts, &texts, |path| changed.contains(*path), |path| of_text(path, around));
            renew(&mut kept.reports, &site.reports, stale, |report| of_report(report, around));
            renew(&mut kept.places, &places, |id| beside.contains(id), |id| of_place(*id, around));
        }
    }
    let parts = [&kept.texts, &kept.reports, &kept.places].into_iter().flatten();
    let mut found = Diagnostics::joined(parts.chain([&kept.frame]).cloned());
    found.extend(of_site(site, comparisons));
    site.checks.grade(found)
}

/// The places themselves, and those right above them, which are held against them.
fn concerned(site: &Site, places: BTreeSet<PlaceId>) -> BTreeSet<PlaceId> {
    places.into_iter().flat_map(|place| [Some(place), site.place(place).parent]).flatten().collect()
}

fn renew<T: Sync>(
    kept: &mut [Diagnostics],
    all: &[T],
    stale: impl Fn(&T) -> bool + Sync,
    look: impl Fn(&T) -> Diagnostics + Sync,
) {
    kept.par_iter_mut().zip(all).filter(|(_, one)| stale(one)).for_each(|(kept, one)| *kept = look(one));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;
    use crate::load::{load, load_again};

    /// What a report may say: figures that fit those of others, and some that do not.
    const SAID: [&str; 12] = [
        "全镇常住人口[3万人](metric:resident_population)。",
        "全镇常住人口[6万人](metric:resident_population)。",
        "全镇常住人口[9万人](metric:resident_population)。",
        "全镇常住人口[90万人](metric:resident_population)。",
        "社会消费品零售总额[1亿元](metric:retail_sales)，增长[10%](metric:retail_sales_growth)。",
        "社会消费品零售总额[1.2亿元](metric:retail_sales)，增长[20%](metric:retail_sales_growth)。",
        "人均可支配收入[2万元](metric:rural_disposable_income)，全县第[1位](metric:sanitation_inspection_rank)。",
        "环境卫生考评[92分](metric:sanitation_inspection_score)，排第[2名](metric:sanitation_inspection_rank)。",
        "环境卫生考评[88分](metric:sanitation_inspection_score)。",
        "电话13812345678，低保户王建国。",
        "加快建设。。",
        "[620处](metric:no_such_indicator)",
    ];

    fn report(year: usize, said: &[usize]) -> Vec<u8> {
        let head = format!("---\ntitle: 总结\nkind: annual\nperiod: {}\nissuer: 政府\n---\n", 2020 + year);
        let text: Vec<&str> = said.iter().map(|at| SAID[*at]).collect();
        format!("{head}{}\n", text.join("\n\n")).into_bytes()
    }

    #[test]
    fn what_is_found_again_is_what_is_found_from_nothing() {
        let mut files = Files::default();
        files.insert("townpress.yaml", "title: 试验\nkinds: { annual: { zh: 年度 } }\n".into());
        files.insert("content/xian/place.yaml", "name: 河阳县\nlevel: county\n".into());
        for slug in ["a", "b", "c"] {
            let yaml = format!("name: {slug}镇\nlevel: town\n");
            files.insert(format!("content/xian/{slug}/place.yaml"), yaml.into());
        }
        let mut seed = 1_usize;
        let mut below = |most: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % most
        };
        let (mut read, mut kept, mut compared) = (None, Kept::default(), Comparisons::default());
        let (mut parts, mut doubts) = (0, 0);
        for step in 0..300 {
            for _ in 0..=below(2) {
                let place = ["xian", "xian/a", "xian/b", "xian/c"][below(4)];
                let year = below(3);
                let said: Vec<usize> = (0..below(4)).map(|_| below(SAID.len())).collect();
                files.insert(format!("content/{place}/{year}.md"), report(year, &said));
            }
            let (site, mut found, since) = load_again(&files, &mut read);
            parts += usize::from(since != Since::Everything);
            compared = Comparisons::again(&site, &since, &compared);
            found.extend(check_again(&Around::of(&files, &site), &compared, &since, &mut kept));
            let (anew, mut all) = load(&files);
            assert_eq!(compared, Comparisons::of(&anew), "step {step}");
            all.extend(crate::check::check(&files, &anew, &compared));
            assert_eq!(found.sorted(), all.clone().sorted(), "step {step}");
            doubts += all.len();
        }
        assert!(parts > 200 && doubts > 600, "{parts} {doubts}");
    }
}
