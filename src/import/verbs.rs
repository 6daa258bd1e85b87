//! Words around the name of an indicator: which of them narrow it, and which say no more than that something was done.

/// Words before a name that do not narrow it.
pub const NEUTRAL: &[&str] = &[
    "现有",
    "共有",
    "拥有",
    "实现",
    "完成",
    "全年",
    "年末",
    "年底",
    "今年",
    "本年",
    "当年",
    "目前",
    "截至目前",
    "共",
    "总",
    "有",
    "其中",
    "其中：",
    "其中:",
    "共计",
    "总计",
    "合计",
    "一年来",
    "度",
    "年",
    "累计",
    "在",
];

/// Adverbs, which narrow nothing.
pub const ADVERBS: &[&str] = &[
    "先后", "陆续", "相继", "同时", "已", "已经", "并", "还", "又", "也", "另", "另外", "均", "都", "全部",
    "全面", "就", "各类", "各种", "各项",
];

/// Verbs of what an indicator of a period counts: 开展文化活动12场, 化解信访30件. What is there already, 路灯, is another thing
/// than what was newly made of it.
pub const DOING: &[&str] = &[
    "开展",
    "举办",
    "组织",
    "组织开展",
    "举行",
    "实施",
    "发放",
    "兑付",
    "兑现",
    "落实",
    "受理",
    "办理",
    "接待",
    "打造",
    "新建",
    "修建",
    "建成",
    "建设",
    "进行",
    "做好",
    "推进",
    "培训",
    "投入",
    "争取",
    "缴纳",
    "征收",
];

/// Verbs of what a place has.
pub const HAVING: &[&str] =
    &["下设", "设有", "设立", "下辖", "管辖", "辖有", "辖", "建有", "现辖", "配有", "合计有"];

/// Verbs of what is new: 培育合作社23家、家庭农场17家 are those of this year, and not all there are.
pub const NEWLY: &[&str] = &[
    "新增",
    "新建",
    "新办",
    "新发展",
    "新培育",
    "新注册",
    "培育",
    "建成",
    "发展",
    "引进",
    "创建",
    "安装",
    "新装",
    "购置",
    "配备",
    "添置",
    "打造",
    "建设",
    "成立",
    "组建",
    "改造",
    "扶持",
    "完成",
];

/// Projects may be sought, begun and finished: each is another figure.
pub const OF_PROJECTS: &[&str] = &["实施", "安排", "推进", "承担", "铺排"];
