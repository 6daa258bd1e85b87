//! What kind of thing a unit measures, and which units may stand in one column.

use super::Unit;

/// The kind of thing a unit measures. Two figures compare only within one dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Reference unit 元.
    Money,
    /// 美元, 港元 and others: no exchange rate is known here, so each is comparable only with itself.
    ForeignMoney,
    /// Reference unit m².
    Area,
    /// Reference unit m.
    Length,
    /// Reference unit m³.
    Volume,
    /// Reference unit kg.
    Mass,
    /// Reference unit kWh.
    Energy,
    /// Reference unit kW.
    Power,
    /// Reference unit kV.
    Voltage,
    /// Reference unit ℃.
    Temperature,
    /// Clock time, reference unit second; months and years have no fixed length and are `Months`.
    Duration,
    /// Reference unit month.
    Months,
    /// Reference unit year of age.
    Age,
    /// %, ‰, 成: reference unit 1.
    Share,
    /// 个百分点: a difference of two shares, never a share.
    Points,
    /// 倍, 番.
    Multiple,
    /// 第三名.
    Rank,
    /// 分.
    Score,
    /// 人, 名, 位.
    Persons,
    /// 户.
    Households,
    /// 人次: the same person counts as often as he comes.
    PersonTimes,
    /// 台（次）, 车次: one machine for one turn of work.
    MachineShifts,
    /// 次, 场, 期, 批次: how often.
    Times,
    /// 个, 家, 处, 条 and the other classifiers.
    Count,
    /// One unit per another: 人/平方公里.
    Ratio { above: &'static Dimension, below: &'static Dimension },
    /// A unit of its own, comparable only with itself: 元/人/年.
    Other,
    /// No unit was written.
    None,
}

impl Dimension {
    /// The name used in data files.
    pub fn id(&self) -> &'static str {
        match self {
            Dimension::Money => "money",
            Dimension::ForeignMoney => "foreign_money",
            Dimension::Area => "area",
            Dimension::Length => "length",
            Dimension::Volume => "volume",
            Dimension::Mass => "mass",
            Dimension::Energy => "energy",
            Dimension::Power => "power",
            Dimension::Voltage => "voltage",
            Dimension::Temperature => "temperature",
            Dimension::Duration => "duration",
            Dimension::Months => "months",
            Dimension::Age => "age",
            Dimension::Share => "share",
            Dimension::Points => "points",
            Dimension::Multiple => "multiple",
            Dimension::Rank => "rank",
            Dimension::Score => "score",
            Dimension::Persons => "persons",
            Dimension::Households => "households",
            Dimension::PersonTimes => "person_times",
            Dimension::MachineShifts => "machine_shifts",
            Dimension::Times => "times",
            Dimension::Count => "count",
            Dimension::Ratio { .. } => "ratio",
            Dimension::Other => "other",
            Dimension::None => "none",
        }
    }

    /// The name shown to a Chinese writer.
    pub fn zh(&self) -> &'static str {
        match self {
            Dimension::Money => "金额",
            Dimension::ForeignMoney => "外币金额",
            Dimension::Area => "面积",
            Dimension::Length => "长度",
            Dimension::Volume => "体积",
            Dimension::Mass => "重量",
            Dimension::Energy => "电量",
            Dimension::Power => "功率",
            Dimension::Voltage => "电压",
            Dimension::Temperature => "温度",
            Dimension::Duration => "时长",
            Dimension::Months => "年月",
            Dimension::Age => "年龄",
            Dimension::Share => "比例",
            Dimension::Points => "百分点",
            Dimension::Multiple => "倍数",
            Dimension::Rank => "名次",
            Dimension::Score => "分数",
            Dimension::Persons => "人数",
            Dimension::Households => "户数",
            Dimension::PersonTimes => "人次",
            Dimension::MachineShifts => "台次",
            Dimension::Times => "次数",
            Dimension::Count => "数量",
            Dimension::Ratio { .. } => "比值",
            Dimension::Other => "其他",
            Dimension::None => "无单位",
        }
    }
}

/// Whether figures in the two units may be compared, converting where needed.
///
/// 亩 and 公顷 may, 亩 and 元 may not; nor may 人 and 人次, 台（次） and 台, % and 个百分点.
pub fn compatible(a: &Unit, b: &Unit) -> bool {
    // 位 is a person in 12位代表 and a rank in a column of ranks: the word alone does not tell.
    if a.base == b.base && a.base == "位" {
        return true;
    }
    match a.dimension {
        Dimension::ForeignMoney | Dimension::Other => a.dimension == b.dimension && a.base == b.base,
        dimension => dimension == b.dimension,
    }
}
