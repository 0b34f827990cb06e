//! The words of the guide: a file of its own beside the app, so that nobody downloads them who does not read them.

use serde::Deserialize;
use shared::text::fold;

/// Where the file lies.
pub const ADDRESS: &str = "/guide/guide.json";

/// For whom a chapter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reader {
    /// Every member.
    Member,
    /// Who leads a branch.
    Branch,
    /// Who works for a committee.
    Committee,
    /// Who hands out rights.
    Admin,
}

/// The whole guide.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct GuideText {
    /// One for each kind of reader.
    pub chapters: Vec<Chapter>,
}

/// What one kind of reader does with the handbook.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Chapter {
    /// For whom.
    pub reader: Reader,
    /// The heading.
    pub title: String,
    /// The tasks, the most usual first.
    pub tasks: Vec<Task>,
}

/// One thing to do, told from beginning to end.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Task {
    /// Its name in addresses.
    pub id: String,
    /// What one wants to do.
    pub title: String,
    /// The page where one does it.
    #[serde(default)]
    pub opens: Option<String>,
    /// What to do, one after the other.
    pub steps: Vec<Step>,
}

/// One thing to press, to write or to look at.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Step {
    /// What to do.
    pub text: String,
    /// The screen on which one does it.
    #[serde(default)]
    pub picture: Option<Picture>,
}

/// A picture of a real screen.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Picture {
    /// Name of its file, without the ending.
    pub name: String,
    /// What it shows, for those who do not see it.
    pub shows: String,
}

impl Picture {
    /// Where it lies.
    pub fn address(&self) -> String {
        format!("/guide/{}.webp", self.name)
    }
}

impl Task {
    /// Whether these words, folded, stand in it.
    fn says(&self, folded: &str) -> bool {
        let texts = self.steps.iter().map(|step| &step.text).chain([&self.title]);
        texts.into_iter().any(|text| fold(text).contains(folded))
    }
}

impl GuideText {
    /// The chapters in which these words stand, with the tasks that say them; all of them where nothing is looked for.
    pub fn found(&self, words: &str) -> Vec<Chapter> {
        let folded = fold(words);
        let found = |chapter: &Chapter| Chapter {
            tasks: chapter.tasks.iter().filter(|task| task.says(&folded)).cloned().collect(),
            ..chapter.clone()
        };
        self.chapters.iter().map(found).filter(|chapter| !chapter.tasks.is_empty()).collect()
    }

    /// A task with its chapter, and its neighbours there.
    pub fn task(&self, id: &str) -> Option<Place<'_>> {
        self.chapters.iter().find_map(|chapter| {
            let at = chapter.tasks.iter().position(|task| task.id == id)?;
            Some(Place {
                chapter,
                task: &chapter.tasks[at],
                before: at.checked_sub(1).and_then(|at| chapter.tasks.get(at)),
                after: chapter.tasks.get(at + 1),
            })
        })
    }
}

/// Where a task stands.
#[derive(Debug, PartialEq)]
pub struct Place<'a> {
    /// In which chapter.
    pub chapter: &'a Chapter,
    /// The task.
    pub task: &'a Task,
    /// The one before it.
    pub before: Option<&'a Task>,
    /// The one after it.
    pub after: Option<&'a Task>,
}
