//! Lessons (借鉴): what somebody saw at one place, and what they propose for their own.

use super::Said;

/// A lesson that a report takes home: seen at its own place, proposed for its home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// What was seen at the host. None: the report tells of nothing of the kind there.
    pub seen: Option<String>,
    pub lesson: String,
    /// What is proposed at home. None: nothing follows for it.
    pub proposal: Option<String>,
    pub note: Option<String>,
    /// The sentence that tells of it.
    pub said: Option<Said>,
}
