//! Reads a YAML map field by field, collecting every mistake: wrong shapes, missing fields, unknown keys.

use crate::diag::{Diagnostic, Diagnostics, Span, Words};
use crate::say;

use super::keys::{Map, Need};
use super::yaml::{Key, Node, Value};

/// The fields of one map, taken one by one; those not taken by [`Fields::finish`] are unknown keys.
pub struct Fields<'a> {
    file: &'a str,
    node: &'a Node,
    entries: Vec<(&'a Key, &'a Node)>,
    known: Vec<&'static str>,
    declared: &'static Map,
    /// What is no map at all has been told so; that it lacks a field is no news then.
    is_map: bool,
}

/// A text as written, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    pub text: String,
    pub span: Span,
}

impl<'a> Fields<'a> {
    /// The fields of a node that must be a map; an empty node has none.
    /// `declared` is what the map is said to hold, which [`Fields::finish`] is held against.
    pub fn of(
        file: &'a str,
        node: &'a Node,
        declared: &'static Map,
        diagnostics: &mut Diagnostics,
    ) -> Fields<'a> {
        let is_map = matches!(node.value, Value::Map(_) | Value::Empty);
        let entries = match &node.value {
            Value::Map(entries) => entries.iter().map(|(key, node)| (key, node)).collect(),
            Value::Empty => Vec::new(),
            Value::Scalar(_) | Value::List(_) => {
                let message =
                    say!("这里应当是“名称: 内容”这样的几项", "a map of `key: value` lines is expected here");
                diagnostics.push(Diagnostic::error("shape", message).at(span(file, node)));
                Vec::new()
            }
        };
        Fields { file, node, entries, known: Vec::new(), declared, is_map }
    }

    pub fn file(&self) -> &'a str {
        self.file
    }

    /// Takes a field as it is.
    pub fn node(&mut self, name: &'static str) -> Option<&'a Node> {
        self.known.push(name);
        let at = self.entries.iter().position(|(key, _)| key.name == name)?;
        let (_, node) = self.entries.remove(at);
        (node.value != Value::Empty).then_some(node)
    }

    /// Takes a field that is one line or one block of text.
    pub fn text(&mut self, name: &'static str, diagnostics: &mut Diagnostics) -> Option<Text> {
        let node = self.node(name)?;
        scalar(self.file, node, diagnostics)
    }

    /// Takes a text field that must be there.
    pub fn required(&mut self, name: &'static str, diagnostics: &mut Diagnostics) -> Option<Text> {
        debug_assert!(
            self.declared.key(name).is_some_and(|key| key.need != Need::Optional),
            "`{name}` of {} is required and not declared so",
            self.declared.id
        );
        let found = self.entries.iter().find(|(key, _)| key.name == name);
        if let Some((_, node)) = found
            && !is_blank(node)
        {
            return self.text(name, diagnostics);
        }
        let (message, help, at) = match found {
            Some((key, _)) => (
                say!("“{name}”后面是空的", "`{name}` is empty"),
                say!("在“{name}:”后面写上内容", "write something behind `{name}:`"),
                key.range.clone(),
            ),
            None => (
                say!("缺少“{name}”", "`{name}` is missing"),
                say!("加上“{name}: …”", "add `{name}: …`"),
                self.node.range.start..self.node.range.start,
            ),
        };
        if self.is_map {
            let at = Span::new(self.file, at);
            diagnostics.push(Diagnostic::error("missing-field", message).at(at).help(help));
        }
        self.node(name);
        None
    }

    /// Takes a list; a single value counts as a list of one.
    pub fn list(&mut self, name: &'static str) -> Vec<&'a Node> {
        match self.node(name) {
            Some(Node { value: Value::List(items), .. }) => items.iter().collect(),
            Some(node) => vec![node],
            None => Vec::new(),
        }
    }

    /// Takes a map whose keys are the writer's own.
    pub fn map(&mut self, name: &'static str, diagnostics: &mut Diagnostics) -> Vec<(&'a Key, &'a Node)> {
        match self.node(name) {
            Some(Node { value: Value::Map(entries), .. }) => entries.iter().map(|(k, n)| (k, n)).collect(),
            Some(node) => {
                let message = say!(
                    "“{name}”下面应当是“名称: 内容”这样的几项",
                    "`{name}` must be a map of `key: value` lines"
                );
                diagnostics.push(Diagnostic::error("shape", message).at(span(self.file, node)));
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// Takes a field whose text is one of `choices`.
    pub fn choice<T: Copy>(
        &mut self,
        name: &'static str,
        choices: &[(&str, T)],
        diagnostics: &mut Diagnostics,
    ) -> Option<T> {
        debug_assert!(
            self.declared.key(name).is_some_and(|key| key
                .shape
                .words()
                .is_some_and(|words| { words.into_iter().eq(choices.iter().map(|(word, _)| *word)) })),
            "the choices of `{name}` of {} are not those declared",
            self.declared.id
        );
        let text = self.text(name, diagnostics)?;
        choose(&text, name, choices, diagnostics)
    }

    /// Whether the fields that were taken are those of the table, so that schemas and reference tell the truth.
    fn are_declared(&self) -> bool {
        let declared = self.declared.keys;
        declared.iter().all(|key| self.known.contains(&key.name))
            && self.known.iter().all(|name| self.declared.key(name).is_some())
    }

    /// Reports every key that nobody took, with the nearest one known.
    pub fn finish(self, diagnostics: &mut Diagnostics) {
        debug_assert!(self.are_declared(), "{} takes {:?}", self.declared.id, self.known);
        for (key, _) in self.entries {
            let name = &key.name;
            let message = say!("不认识“{name}”这一项", "unknown key `{name}`");
            let at = Span::new(self.file, key.range.clone());
            let mut diagnostic = Diagnostic::error("unknown-key", message).at(at);
            if let Some(near) = nearest(name, self.known.iter().copied()) {
                diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
            }
            let all = self.known.join(", ");
            diagnostic = diagnostic.help(say!("这里可以写：{all}", "known here: {all}"));
            diagnostics.push(diagnostic);
        }
    }
}

/// Finds a text among choices, or says which there are.
pub fn choose<T: Copy>(
    text: &Text,
    name: &str,
    choices: &[(&str, T)],
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    if let Some((_, value)) = choices.iter().find(|(word, _)| *word == text.text) {
        return Some(*value);
    }
    let written = &text.text;
    let listed = |gloss: fn(&str) -> Option<&'static str>| {
        let words = choices.iter().map(|(word, _)| match gloss(word) {
            Some(zh) => format!("{word}（{zh}）"),
            None => (*word).to_owned(),
        });
        words.collect::<Vec<_>>()
    };
    let (glossed, all) = (listed(gloss).join("、"), listed(|_| None).join(", "));
    let message = say!("“{name}”不能是“{written}”", "`{name}` cannot be `{written}`");
    let mut diagnostic = Diagnostic::error("unknown-value", message).at(text.span.clone());
    if let Some(near) = nearest(written, choices.iter().map(|(word, _)| *word)) {
        diagnostic = diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?"));
    }
    diagnostics.push(diagnostic.help(say!("可以是：{glossed}", "it may be: {all}")));
    None
}

/// What a word of the content format stands for, for those who read no English.
pub fn gloss(word: &str) -> Option<&'static str> {
    Some(match word {
        "province" => "省",
        "prefecture" => "市、州",
        "county" => "县、区",
        "town" => "乡、镇、街道",
        "community" => "社区",
        "village" => "村",
        "held" => "已获得",
        "assessed" => "已通过评估",
        "shortlisted" => "列入名单",
        "creating" => "创建中",
        "target" => "目标",
        "national" => "国家级",
        "provincial" => "省级",
        "open" => "待整改",
        "closed" => "已销号",
        "stated" => "前后写明",
        "unknown" => "前后没有标明",
        "in_force" => "已实行",
        "proposed" => "建议，尚未实行",
        "planned" => "计划、谋划",
        "funded" => "资金已落实",
        "bidding" => "招标",
        "signed" => "已签约",
        "started" => "已开工",
        "in_progress" => "进行中",
        "topped_out" => "结顶",
        "substantially_complete" => "基本完成",
        "completed" => "已完工",
        "accepted" => "已验收",
        "in_operation" => "已投用",
        "done" => "已完成",
        "partly" => "部分完成",
        "not_done" => "未完成",
        "dropped" => "不再做",
        "host" => "所到的地方",
        "home" => "派出的地方",
        "above" => "上级，未写明哪一级",
        "social" => "社会：群众、商会、捐赠",
        "market" => "市场：招商引资",
        "higher" => "越高越好",
        "lower" => "越低越好",
        "neither" => "不分高低",
        "add" => "相加",
        "mean" => "平均",
        "none" => "不汇总",
        "usual" => "通常读法",
        "strict" => "只取所写的一端",
        "off" => "不查",
        "warning" => "提醒",
        "error" => "错误",
        "zh-CN" => "中文",
        "en" => "英文",
        _ => return None,
    })
}

/// A node that must be text; numbers and the like are taken as they are written.
pub fn scalar(file: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<Text> {
    match &node.value {
        Value::Scalar(text) => Some(Text { text: text.clone(), span: span(file, node) }),
        Value::Empty => None,
        Value::List(_) | Value::Map(_) => {
            let message: Words = say!("这里应当是一段文字", "text is expected here");
            diagnostics.push(Diagnostic::error("shape", message).at(span(file, node)));
            None
        }
    }
}

fn is_blank(node: &Node) -> bool {
    match &node.value {
        Value::Empty => true,
        Value::Scalar(text) => text.trim().is_empty(),
        Value::List(_) | Value::Map(_) => false,
    }
}

/// A key that becomes part of an address stays plain, and leaves alone the names that are `taken` there.
pub fn plain_key(key: &str, taken: &[&str], span: Span, diagnostics: &mut Diagnostics) {
    let plain = key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-');
    if key.is_empty() || !plain {
        let message = say!(
            "“{key}”不能作名字：只用小写字母、数字、- 和 _",
            "`{key}` cannot be a name: lower-case letters, digits, - and _ only"
        );
        diagnostics.push(Diagnostic::error("bad-name", message).at(span));
    } else if taken.contains(&key) {
        let message = say!("“{key}”这个名字留给本站自己的页面", "the name `{key}` is kept for the site");
        let help = say!("换一个名字", "take another name");
        diagnostics.push(Diagnostic::error("bad-name", message).at(span).help(help));
    }
}

pub fn span(file: &str, node: &Node) -> Span {
    Span::new(file, node.range.clone())
}

/// The known name that is most like the one written, if any is like it at all.
pub fn nearest<'n>(written: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(written, name), name))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, name)| name)
}
