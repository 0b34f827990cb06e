//! Taking a text over from Word.

use kit::{App, Call, Member, Result};
use shared::access::Action;
use shared::document::{CreateDocxUpload, DocxText, MOST_DOCX, MOST_TEXT, ReadDocx, markup};
use shared::id::{DocxUploadId, OrgId};
use shared::problem::Problem;
use shared::roster_import::UploadPlace;
use shared::text::find_mark_in_text;

use crate::docx::{self, DocxRefusal};
use crate::load;

/// Where an uploaded file is, until the storage forgets it.
fn file_key(org: OrgId, upload: DocxUploadId) -> String {
    format!("docx-uploads/{org}/{upload}")
}

/// `create_docx_upload`.
pub async fn create_docx_upload(app: App, by: Member, call: Call<CreateDocxUpload>) -> Result<UploadPlace> {
    let org = load::org(&app, &by, call.path.org, Action::WriteDocuments).await?;
    let new = call.body;
    if !(1..=MOST_DOCX).contains(&new.size) {
        return Err(refused("Tệp trống hoặc lớn quá 10 MB. Xin chọn tệp khác.").into());
    }
    Ok(UploadPlace { url: app.store.files.presign_put(&file_key(org.id, new.id), new.size).await? })
}

/// `read_docx`.
pub async fn read_docx(app: App, by: Member, call: Call<ReadDocx>) -> Result<DocxText> {
    let org = load::org(&app, &by, call.path.org, Action::WriteDocuments).await?;
    let key = file_key(org.id, call.path.upload);
    // A caller who was allowed to come so far and names no file of theirs has not uploaded it.
    let size = app.store.files.size(&key).await?;
    if size.is_none_or(|size| size > MOST_DOCX) {
        return Err(refused("Tệp chưa được gửi lên. Xin chọn tệp và thử lại.").into());
    }
    let read =
        docx::read(&app.store.files.read(&key).await?).map_err(|refusal| refused(sentence(&refusal)))?;
    let text = markup::write(&read.blocks);
    if text.chars().count() > MOST_TEXT {
        return Err(refused("Văn bản dài quá 100.000 ký tự. Xin chia thành nhiều văn bản.").into());
    }
    if find_mark_in_text(&read.words()).is_some() {
        let sentence = "Tệp có dấu chỉ độ mật nên không được đưa lên đây. Xin xử lý theo quy định về bảo vệ bí mật nhà nước.";
        return Err(refused(sentence).into());
    }
    Ok(DocxText { text, pictures: read.pictures })
}

fn refused(sentence: &str) -> Problem {
    Problem { sentence: sentence.to_owned(), ..Problem::field("file", sentence) }
}

fn sentence(refusal: &DocxRefusal) -> &'static str {
    match refusal {
        DocxRefusal::NotADocx => {
            "Tệp này không phải văn bản Word (.docx). Nếu là tệp .doc cũ, xin mở bằng Word rồi lưu thành .docx."
        }
        DocxRefusal::TooLarge => "Nội dung bên trong tệp quá lớn. Xin bỏ bớt hình ảnh rồi thử lại.",
        DocxRefusal::Damaged => {
            "Không đọc được tệp này, có thể tệp bị hỏng. Xin mở bằng Word, lưu lại rồi thử lại."
        }
    }
}
