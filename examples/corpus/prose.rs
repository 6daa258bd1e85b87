//! The text of a report: chapters of sentences with figures in them, a table, lists and a footnote.

use super::draw::Draw;
use super::figures::{self, INDICATORS};
use super::names;
use super::places::Town;

/// A chapter: its heading, the headings under it, and its sentences.
///
/// In a sentence, `{key}` is the figure of an indicator, `{a}` a small count, `{b}` a larger one, `{v}` a village and
/// `{t}` the town. A sentence whose figure is not given is left out.
struct Chapter {
    title: &'static str,
    sections: [&'static str; 2],
    sentences: &'static [&'static str],
}

const CHAPTERS: [Chapter; 5] = [
    Chapter {
        title: "一、经济和财政",
        sections: ["（一）总量稳步增长", "（二）项目和市场主体"],
        sentences: &[
            "这一年{t}把稳增长放在前面，逐月看进度、逐季找差距，各项指标比上年都有改善，年初定下的任务大多按时完成。",
            "全年地区生产总值{gdp}，按可比价格计算增长{gdp_growth}，三次产业的结构比前几年更加匀称。",
            "一般公共预算收入{general_budget_revenue}，税收占了大头，是{tax_revenue}，支出主要用在教育、卫生和村级运转上。",
            "社会消费品零售总额{retail_sales}，集镇上新开了{a}家超市和农资店，赶集的日子比往年热闹，网上卖货的农户也多了起来。",
            "固定资产投资完成{fixed_asset_investment}，在建的{a}个项目都落实了包联干部，每周到工地看一次，缺地缺电的事当场协调。",
            "招商引资到位资金{attracted_investment}，来的多是外出多年又回乡办厂的人，熟悉本地情况，落地快，用工也就近。",
            "规模以上工业企业有{above_scale_enterprises}，全年产值{above_scale_industrial_output}，订单集中在下半年，最忙的时候两班倒。",
            "在册市场主体{market_entities}，办照、变更、注销在便民大厅一个窗口就能办完，一般不超过两天。",
        ],
    },
    Chapter {
        title: "二、农业和农村",
        sections: ["（一）守住粮食底线", "（二）让村里有事做、有钱赚"],
        sentences: &[
            "粮食播种面积{grain_sown_area}，总产量{grain_output}，虽然春天少雨，但抽水保苗及时，没有出现大面积减产。",
            "蔬菜产量{vegetable_output}，{v}的大棚从{a}座添到了更多，摘下来的菜当天就能送到县城的批发市场。",
            "生猪出栏{pigs_slaughtered}，圈舍都做了改造，粪污进田不进河，气味比从前小了许多，邻里纠纷也少了。",
            "高标准农田累计建成{high_standard_farmland}，田成方、渠相连，小块并大块以后，收割机能一直开到地头。",
            "农民专业合作社{cooperatives}，家庭农场{family_farms}，统一买种、统一防治、统一卖，一亩地能省下好几十元的成本。",
            "村集体经营性收入{village_collective_income}，来路有出租厂房、入股分红和代管农机，{v}的账目每季度张榜公布一次。",
            "外出务工的有{migrant_workers}，动身之前都登记了去处，回来想找活的，由镇里的用工信息员帮着联系。",
            "农村居民人均可支配收入达到{rural_disposable_income}，工资、经营和转移三块都在涨，其中工资涨得最快。",
        ],
    },
    Chapter {
        title: "三、环境和基础设施",
        sections: ["（一）把院前屋后收拾干净", "（二）把路和水修到家门口"],
        sentences: &[
            "整治行动分了{a}个片区，每片有人牵头，全年清理垃圾{garbage_cleared}，清理乱堆乱放{clutter_spots_cleared}，沟渠也捞了两遍。",
            "新改户厕{household_toilets_upgraded}，卫生厕所普及率{sanitary_toilet_coverage}，改完还上门教怎么用、怎么清掏。",
            "县里组织的环境卫生考评，本镇得了{sanitation_inspection_score}，扣分多在背街小巷和农贸市场，下一步就从这里改起。",
            "硬化道路{road_hardened_length}，最远的{v}也通了水泥路，校车能开到村口，赶集不再绕山走。",
            "路灯装了{street_lamps}，晚上走路亮堂，开关和检修交给各村的电工，坏了三天以内修好。",
            "自来水普及率{tap_water_coverage}，水源地围了护栏，每季度送检一次，结果贴在村务公开栏里。",
            "森林覆盖率{forest_coverage}，护林员分片巡山，清明前后加派了{b}人次值守，全年没有发生火情。",
        ],
    },
    Chapter {
        title: "四、民生和治理",
        sections: ["（一）办好群众身边的事", "（二）把矛盾化解在村里"],
        sentences: &[
            "新增就业{new_employment}，办了{a}期培训班，学的是电焊、月嫂和电商，结业以后有一多半当月就上了岗。",
            "低保在册{low_income_recipients}，做到应保尽保、应退尽退，名单每半年核一次，有异议的入户再看。",
            "城乡居民医保参保率{medical_insurance_rate}，没有参保的逐户问清了原因，确有困难的由镇里代缴。",
            "在校学生{students_enrolled}，{v}小学换了新桌椅，食堂的菜谱一周一公布，家长可以随时来看后厨。",
            "调处矛盾纠纷{disputes_handled}，多是地界、彩礼和欠薪，大部分在村一级就说开了，没有拖成积案。",
            "信访{petitions}，每一件都有领导包案，答复之前先和来访人见一面，把能办的和不能办的讲清楚。",
            "党员有{party_members}，农忙时组成{a}支帮工队，替缺劳力的人家收割、打药、拉粮，村民都记在心里。",
            "来玩的人也多了，全年接待游客{tourist_arrivals}，住农家、摘果子、看秋叶，{v}的民宿周末常常订满。",
        ],
    },
    Chapter {
        title: "五、不足和明年的打算",
        sections: ["（一）看得见的差距", "（二）接着要做的事"],
        sentences: &[
            "产业链条偏短，卖原料的多、做加工的少，遇到行情不好就两头受气，这个老问题还没有真正破题。",
            "村里的年轻人少，懂技术、会经营的更少，{v}的合作社有三年没有找到合适的接班人。",
            "有的工程前紧后松，修好了没有人管，去年铺的{b}米管道今年就换了一截，养护的钱要早作安排。",
            "个别干部遇事先想留痕，材料写得比事情做得快，群众看在眼里，这样的风气必须改过来。",
            "明年先把{a}个拖了尾巴的项目收完，再谈上新的，宁可少铺一个摊子，也要把账算清楚、把人安顿好。",
            "继续平整土地、疏通渠道，争取把{v}一带的低产田都改一遍，让种粮的人不吃亏。",
            "把便民服务点办到各村，{b}项小事不出村就能办，老人不会用手机的，由代办员帮着填。",
        ],
    },
];

const TASKS: &[&str] = &[
    "走访{b}户，问到的难处逐条记下，能办的当月办",
    "检查烟花、燃气和用电，查出毛病{b}处，都已整改",
    "修补文化活动室{a}间，添了图书和棋桌",
    "给{b}名老人做了体检，查出问题的上门随访",
    "放电影{a}场，请剧团唱戏{a}场，都在晒场上",
    "疏浚小河沟{a}条，汛期没有进水的人家",
    "组织义务植树，栽下{b}棵，村口和路边都绿了",
];

const NOTE: &str = "本文的数字由各站所分别上报、镇统计站汇总，个别数字在年报定稿时可能还有调整。";

pub fn front(towns: usize) -> String {
    format!("---\ntitle: 首页\n---\n这里有{towns}个乡镇的年度工作总结。地名、数字和文字都是编的。\n")
}

/// One report as its file: what no sentence says stands in the head.
pub fn report(seed: u64, town: &Town, year: u32) -> String {
    let mut text = Text::new(seed, town, year);
    let body = text.body();
    let mut head = format!(
        "---\ntitle: {name}{year}年工作总结\nkind: annual\nperiod: {year}\nissuer: {county}{name}人民政府\ndate: {year}-12-25\nmetrics:\n",
        name = town.name,
        county = town.county
    );
    for (indicator, figure) in INDICATORS.iter().zip(&text.figures) {
        if let Some(figure) = figure {
            head.push_str(&format!("  {}: {figure}\n", indicator.key));
        }
    }
    format!("{head}---\n{body}")
}

/// A report in the making.
struct Text<'t> {
    town: &'t Town,
    draw: Draw,
    /// What is still to be said of each indicator.
    figures: Vec<Option<String>>,
    year: u32,
}

impl<'t> Text<'t> {
    fn new(seed: u64, town: &'t Town, year: u32) -> Self {
        let figures = (0..INDICATORS.len()).map(|at| figures::figure(seed, town, at, year)).collect();
        let draw = Draw::new(seed, "report", (town.number as u64) << 16 | u64::from(year));
        Text { town, draw, figures, year }
    }

    fn body(&mut self) -> String {
        let mut out = format!(
            "{year}年，{name}在{county}的统一部署下，把心思放在产业、环境和民生三件事上，做成了一些，也有没做好的。现将全年工作总结如下[^1]。\n",
            year = self.year,
            name = self.town.name,
            county = self.town.county
        );
        for (at, chapter) in CHAPTERS.iter().enumerate() {
            out.push_str(&format!("\n## {}\n", chapter.title));
            let (first, second) = chapter.sentences.split_at(chapter.sentences.len() / 2);
            for (section, sentences) in chapter.sections.iter().zip([first, second]) {
                out.push_str(&format!("\n### {section}\n\n"));
                let chosen = self.draw.some(sentences, 3);
                let said: Vec<String> = chosen.into_iter().filter_map(|text| self.sentence(text)).collect();
                out.push_str(&if at == 4 { listed(&said) } else { said.concat() + "\n" });
            }
            if at == 0 {
                out.push_str(&self.table());
            }
            if at == 3 {
                let tasks = self.draw.some(TASKS, 4);
                let lines = tasks.into_iter().filter_map(|task| self.sentence(task));
                out.push_str(&lines.fold("\n".to_owned(), |all, line| format!("{all}- {line}。\n")));
            }
        }
        format!("{out}\n[^1]: {NOTE}\n")
    }

    /// A small table beside the text; its figures are not registered.
    fn table(&mut self) -> String {
        let mut out = "\n| 项目 | 数量 | 牵头单位 |\n|---|---:|---|\n".to_owned();
        for (what, who) in [
            ("入户走访", "党政办"),
            ("上门办事", "便民服务中心"),
            ("安全检查", "应急办"),
            ("现场会", "农业农村办"),
        ] {
            out.push_str(&format!("| {what} | {}次 | {who} |\n", self.draw.between(12, 480)));
        }
        out
    }

    /// A sentence with what it needs; None when one of its figures is not to be had.
    fn sentence(&mut self, template: &str) -> Option<String> {
        let mut out = String::new();
        let mut taken = Vec::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, behind) = after.split_once('}')?;
            out.push_str(before);
            match name {
                "a" => out.push_str(&self.draw.between(3, 19).to_string()),
                "b" => out.push_str(&self.draw.between(20, 380).to_string()),
                "v" => out.push_str(&names::village(&mut self.draw)),
                "t" => out.push_str(&self.town.name),
                key => {
                    let at = INDICATORS.iter().position(|indicator| indicator.key == key)?;
                    let figure = self.figures[at].as_ref().filter(|figure| figures::is_number(figure))?;
                    out.push_str(&format!("[{figure}](metric:{key})"));
                    taken.push(at);
                }
            }
            rest = behind;
        }
        out.push_str(rest);
        for at in taken {
            self.figures[at] = None;
        }
        Some(out)
    }
}

fn listed(sentences: &[String]) -> String {
    let lines = sentences.iter().enumerate().map(|(at, sentence)| format!("{}. {sentence}\n", at + 1));
    lines.collect()
}
