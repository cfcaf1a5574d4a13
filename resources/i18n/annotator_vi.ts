<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi">
<context>
    <name>ActWords</name>
    <message>
        <source>undone: {what}</source>
        <translation>hoàn tác: {what}</translation>
    </message>
    <message>
        <source>done again: {what}</source>
        <translation>làm lại: {what}</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>đã xóa</translation>
    </message>
    <message>
        <source>deleted {day}</source>
        <translation>xóa ngày {day}</translation>
    </message>
    <message>
        <source>{act} (taken back since)</source>
        <translation>{act} (sau đó đã hoàn tác)</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Đoạn đánh dấu</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>State, flag and note of the article</source>
        <translation>Trạng thái, cờ và ghi chú của bài</translation>
    </message>
    <message>
        <source>Zones and details</source>
        <translation>Vùng và thông tin của bài</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Đối chiếu</translation>
    </message>
    <message>
        <source>Imports and merges</source>
        <translation>Nhập và gộp</translation>
    </message>
    <message>
        <source>Day not known</source>
        <translation>Không rõ ngày</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hôm qua</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <translation>dddd, d MMMM yyyy</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Nhập</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Gộp</translation>
    </message>
    <message>
        <source>Proposal of zones</source>
        <translation>Đề xuất vùng</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Tách bài</translation>
    </message>
    <message>
        <source>An import or merge taken back</source>
        <translation>Bỏ một lần nhập hoặc gộp</translation>
    </message>
    <message>
        <source>Restored from a backup</source>
        <translation>Khôi phục từ bản sao lưu</translation>
    </message>
    <message>
        <source>Salvaged from a damaged file</source>
        <translation>Cứu từ tệp hỏng</translation>
    </message>
    <message>
        <source>Repaired after a check</source>
        <translation>Sửa sau khi kiểm tra</translation>
    </message>
    <message>
        <source>{act}: it came in</source>
        <translation>{act}: bài được thêm vào dự án</translation>
    </message>
    <message numerus="yes">
        <source>{act}: %n rows came in</source>
        <translation>
            <numerusform>{act}: đưa vào %n dòng</numerusform>
        </translation>
    </message>
    <message>
        <source>{what} by a decision</source>
        <translation>{what} theo quyết định</translation>
    </message>
    <message>
        <source>brought back</source>
        <translation>đã lấy lại</translation>
    </message>
    <message>
        <source>brought back as it was</source>
        <translation>đã lấy lại như cũ</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>đã đánh dấu</translation>
    </message>
    <message>
        <source>back to how it was: {what}</source>
        <translation>về như trước: {what}</translation>
    </message>
    <message numerus="yes">
        <source>%n spans deleted</source>
        <translation>
            <numerusform>Đã xóa %n đoạn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans brought back</source>
        <translation>
            <numerusform>Đã lấy lại %n đoạn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans marked</source>
        <translation>
            <numerusform>Đã đánh dấu %n đoạn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans changed</source>
        <translation>
            <numerusform>Đã sửa %n đoạn</numerusform>
        </translation>
    </message>
    <message>
        <source>label changed, was {label}</source>
        <translation>đổi nhãn, trước là {label}</translation>
    </message>
    <message>
        <source>note changed</source>
        <translation>sửa ghi chú</translation>
    </message>
    <message>
        <source>note removed</source>
        <translation>bỏ ghi chú</translation>
    </message>
    <message numerus="yes">
        <source>%n attributes changed</source>
        <translation>
            <numerusform>sửa %n thuộc tính</numerusform>
        </translation>
    </message>
    <message>
        <source>changed</source>
        <translation>đã sửa</translation>
    </message>
    <message numerus="yes">
        <source>%n characters longer</source>
        <translation>
            <numerusform>dài thêm %n ký tự</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters shorter</source>
        <translation>
            <numerusform>ngắn đi %n ký tự</numerusform>
        </translation>
    </message>
    <message>
        <source>moved</source>
        <translation>đã dời</translation>
    </message>
    <message>
        <source>{attribute} removed</source>
        <translation>bỏ {attribute}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
    <message>
        <source>linked, {type} {target}</source>
        <translation>nối, {type} {target}</translation>
    </message>
    <message>
        <source>link removed, {type} {target}</source>
        <translation>bỏ liên kết, {type} {target}</translation>
    </message>
    <message numerus="yes">
        <source>%n links drawn</source>
        <translation>
            <numerusform>Đã nối %n liên kết</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links removed</source>
        <translation>
            <numerusform>Đã bỏ %n liên kết</numerusform>
        </translation>
    </message>
    <message>
        <source>zone removed</source>
        <translation>bỏ vùng</translation>
    </message>
    <message>
        <source>zone added</source>
        <translation>thêm vùng</translation>
    </message>
    <message>
        <source>zone accepted</source>
        <translation>chấp nhận vùng</translation>
    </message>
    <message>
        <source>zone rejected</source>
        <translation>từ chối vùng</translation>
    </message>
    <message>
        <source>zone proposed</source>
        <translation>đề xuất vùng</translation>
    </message>
    <message>
        <source>zone changed, was {kind}</source>
        <translation>đổi loại vùng, trước là {kind}</translation>
    </message>
    <message>
        <source>zone moved</source>
        <translation>dời vùng</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestions rejected</source>
        <translation>
            <numerusform>Đã từ chối %n gợi ý</numerusform>
        </translation>
    </message>
    <message>
        <source>suggestion rejected</source>
        <translation>từ chối gợi ý</translation>
    </message>
    <message>
        <source>Article finished</source>
        <translation>Hoàn thành bài</translation>
    </message>
    <message>
        <source>Article skipped</source>
        <translation>Bỏ qua bài</translation>
    </message>
    <message>
        <source>Article to do again</source>
        <translation>Đưa bài về chưa làm</translation>
    </message>
    <message>
        <source>Article begun</source>
        <translation>Bắt đầu bài</translation>
    </message>
    <message>
        <source>Article reopened</source>
        <translation>Mở lại bài</translation>
    </message>
    <message>
        <source>Article flagged</source>
        <translation>Gắn cờ bài</translation>
    </message>
    <message>
        <source>Flag removed</source>
        <translation>Bỏ cờ</translation>
    </message>
    <message>
        <source>Note on the article changed</source>
        <translation>Sửa ghi chú của bài</translation>
    </message>
    <message>
        <source>title</source>
        <translation>tiêu đề</translation>
    </message>
    <message>
        <source>source</source>
        <translation>nguồn</translation>
    </message>
    <message>
        <source>date</source>
        <translation>ngày</translation>
    </message>
    <message>
        <source>language</source>
        <translation>ngôn ngữ</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>thẻ</translation>
    </message>
    <message>
        <source>Details of the article changed</source>
        <translation>Sửa thông tin của bài</translation>
    </message>
    <message>
        <source>Details of the article changed: {names}</source>
        <translation>Sửa thông tin của bài: {names}</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>This link is not demanded: where there is none, nothing need be said.</source>
        <translation>Liên kết này không bắt buộc: nếu không có thì không cần ghi gì.</translation>
    </message>
    <message>
        <source>Open: {points}.</source>
        <translation>Điểm còn thiếu: {points}.</translation>
    </message>
</context>
<context>
    <name>Alike</name>
    <message>
        <source>Nothing here</source>
        <translation>Không có gì ở đây</translation>
    </message>
</context>
<context>
    <name>AlikePreview</name>
    <message>
        <source>Decide them alike</source>
        <translation>Xử giống nhau</translation>
    </message>
    <message numerus="yes">
        <source>%n places become:</source>
        <translation>
            <numerusform>%n chỗ thành:</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Decide</source>
        <translation>&amp;Quyết định</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Các chỗ</translation>
    </message>
</context>
<context>
    <name>AnnotatingDesk</name>
    <message>
        <source>Not saved</source>
        <translation>Chưa lưu</translation>
    </message>
    <message numerus="yes">
        <source>%n possible targets</source>
        <translation>
            <numerusform>%n đích phù hợp</numerusform>
        </translation>
    </message>
    <message>
        <source>No possible target</source>
        <translation>Không có đích phù hợp</translation>
    </message>
</context>
<context>
    <name>ArticleCommands</name>
    <message numerus="yes">
        <source>%n open points. Again: finish all the same.</source>
        <translation>
            <numerusform>Còn thiếu %n điểm. Nhấn lần nữa để vẫn kết thúc.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open points. {key} again: finish all the same.</source>
        <translation>
            <numerusform>Còn thiếu %n điểm. Nhấn {key} lần nữa để vẫn kết thúc.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n finished.</source>
        <translation>
            <numerusform>Xong cả %n bài.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is left to do: {finished} finished, {skipped} skipped.</source>
        <translation>Không còn bài nào phải làm: {finished} bài xong, {skipped} bài bỏ qua.</translation>
    </message>
    <message>
        <source>Nothing is left to do in this list. Others are hidden by its filter.</source>
        <translation>Danh sách này không còn bài nào phải làm. Các bài khác đang bị bộ lọc ẩn đi.</translation>
    </message>
    <message>
        <source>There is no further article.</source>
        <translation>Không còn bài nào nữa.</translation>
    </message>
    <message>
        <source>Select the text of the zone first.</source>
        <translation>Hãy chọn chữ của vùng trước.</translation>
    </message>
    <message>
        <source>{kind} here: “{quote}”</source>
        <translation>Chỗ này là {kind}: “{quote}”</translation>
    </message>
    <message>
        <source>The lead changes zones. The article is flagged with this place.</source>
        <translation>Vùng do trưởng nhóm sửa. Bài đã được gắn cờ kèm chỗ này.</translation>
    </message>
    <message>
        <source>No zone here: “{quote}”</source>
        <translation>Chỗ này không phải vùng riêng: “{quote}”</translation>
    </message>
    <message>
        <source>No zone lies here.</source>
        <translation>Ở đây không có vùng nào.</translation>
    </message>
</context>
<context>
    <name>ArticleList</name>
    <message>
        <source>Filter…</source>
        <translation>Lọc…</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Bài viết</translation>
    </message>
    <message>
        <source>Share of finished articles</source>
        <translation>Tỉ lệ bài đã xong</translation>
    </message>
    <message>
        <source>Show only some articles</source>
        <translation>Chỉ hiện một số bài</translation>
    </message>
    <message>
        <source>{shown} of {all} shown</source>
        <translation>đang hiện {shown} / {all}</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} / {all}</translation>
    </message>
    <message numerus="yes">
        <source>%n finished</source>
        <translation>
            <numerusform>%n bài xong</numerusform>
        </translation>
    </message>
    <message>
        <source>{done}, not all saved</source>
        <translation>{done}, chưa lưu hết</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>Nothing matches. Esc clears the filter.</source>
        <translation>Không có bài nào khớp. Esc để bỏ lọc.</translation>
    </message>
    <message>
        <source>No article yet. Import a folder, or drop files here.</source>
        <translation>Chưa có bài nào. Nhập một thư mục, hoặc kéo tệp vào đây.</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Chưa làm</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Đang làm</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Chưa lưu</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Có cờ</translation>
    </message>
    <message>
        <source>Random, {seed}</source>
        <translation>Ngẫu nhiên, {seed}</translation>
    </message>
    <message>
        <source>The project&apos;s order</source>
        <translation>Thứ tự của dự án</translation>
    </message>
    <message>
        <source>Shortest first</source>
        <translation>Ngắn trước</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Ngẫu nhiên</translation>
    </message>
    <message numerus="yes">
        <source>%n spans</source>
        <translation>
            <numerusform>%n đoạn</numerusform>
        </translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>Mọi bài</translation>
    </message>
    <message>
        <source>Shuffle again</source>
        <translation>Xáo lại</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Ngày đăng</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Thẻ</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Người gán nhãn</translation>
    </message>
    <message>
        <source>The whole year</source>
        <translation>Cả năm</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>không ghi</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Tiếng Việt</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Tiếng Anh</translation>
    </message>
    <message>
        <source>Show all again, not only {chip}</source>
        <translation>Hiện lại tất cả, không chỉ {chip}</translation>
    </message>
</context>
<context>
    <name>ArticlePage</name>
    <message>
        <source>Text with the proposed zones</source>
        <translation>Văn bản với các vùng được đề xuất</translation>
    </message>
    <message>
        <source>Next article</source>
        <translation>Bài tiếp theo</translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Text of the article</source>
        <translation>Văn bản bài báo</translation>
    </message>
    <message>
        <source>Show these lines</source>
        <translation>Mở các dòng này</translation>
    </message>
    <message>
        <source>Fold these lines</source>
        <translation>Gập các dòng này</translation>
    </message>
</context>
<context>
    <name>BackupCommands</name>
    <message>
        <source>There are no backups of {name} on this computer. It can be salvaged without one.</source>
        <translation>Không có bản sao lưu nào của {name} trên máy này. Vẫn có thể cứu dự án mà không cần bản sao lưu.</translation>
    </message>
    <message>
        <source>No project has backups on this computer.</source>
        <translation>Trên máy này chưa có bản sao lưu của dự án nào.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Bản sao lưu</translation>
    </message>
    <message>
        <source>Of which project?</source>
        <translation>Của dự án nào?</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Đang sao lưu…</translation>
    </message>
    <message>
        <source>Backed up.</source>
        <translation>Đã sao lưu.</translation>
    </message>
    <message>
        <source>{when}: restore {name} as it was then?</source>
        <translation>{when}: khôi phục {name} như lúc đó?</translation>
    </message>
    <message>
        <source>It holds {differences}.</source>
        <translation>So với hiện tại: {differences}.</translation>
    </message>
    <message>
        <source>It is a backup of another file, {path}.</source>
        <translation>Đây là bản sao lưu của một tệp khác, {path}.</translation>
    </message>
    <message>
        <source>What is there now is backed up first, and can be brought back.</source>
        <translation>Những gì đang có được sao lưu trước, và lấy lại được.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Khôi phục</translation>
    </message>
    <message>
        <source>Something is still being read or written; wait a moment, or cancel it.</source>
        <translation>Còn đang đọc hoặc ghi; hãy đợi một lát, hoặc hủy việc ấy.</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Đang khôi phục…</translation>
    </message>
    <message>
        <source>{name} was restored; what was there is backed up.</source>
        <translation>Đã khôi phục {name}; bản trước đã được sao lưu.</translation>
    </message>
    <message>
        <source>Undo the restore</source>
        <translation>Hoàn tác khôi phục</translation>
    </message>
    <message>
        <source>Another program is reading {name}: what was restored is {new}.</source>
        <translation>Một chương trình khác đang đọc {name}: bản khôi phục là {new}.</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Mở {name}</translation>
    </message>
    <message>
        <source>{name} was restored. The damaged file is kept as {aside}.</source>
        <translation>Đã khôi phục {name}. Tệp hỏng được giữ lại với tên {aside}.</translation>
    </message>
    <message>
        <source>{name} was restored.</source>
        <translation>Đã khôi phục {name}.</translation>
    </message>
    <message>
        <source>Undo the restore? What was done since then is backed up first, and can be brought back.</source>
        <translation>Hoàn tác khôi phục? Những gì làm từ lúc đó được sao lưu trước, và lấy lại được.</translation>
    </message>
    <message>
        <source>&amp;Undo the restore</source>
        <translation>H&amp;oàn tác khôi phục</translation>
    </message>
    <message>
        <source>Open a copy of a backup</source>
        <translation>Mở một bản của bản sao lưu</translation>
    </message>
    <message>
        <source>Annotator projects</source>
        <translation>Dự án Annotator</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Đang chép…</translation>
    </message>
</context>
<context>
    <name>BackupWords</name>
    <message>
        <source>Today, {time}</source>
        <translation>Hôm nay, {time}</translation>
    </message>
    <message>
        <source>Yesterday, {time}</source>
        <translation>Hôm qua, {time}</translation>
    </message>
    <message>
        <source>Damaged: it cannot be restored.</source>
        <translation>Bị hỏng: không khôi phục được.</translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n bài</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels</source>
        <translation>
            <numerusform>%n nhãn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links</source>
        <translation>
            <numerusform>%n liên kết</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles finished</source>
        <translation>
            <numerusform>%n bài đã xong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n người</numerusform>
        </translation>
    </message>
    <message>
        <source>Its last act: {when}.</source>
        <translation>Thao tác cuối: {when}.</translation>
    </message>
    <message>
        <source>Its last act: {when}, {who}.</source>
        <translation>Thao tác cuối: {when}, {who}.</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>bị hỏng</translation>
    </message>
    <message>
        <source>{differences} than now</source>
        <translation>{differences}</translation>
    </message>
    <message>
        <source>the same labels as now</source>
        <translation>cùng các nhãn như hiện tại</translation>
    </message>
    <message>
        <source>as many labels as now</source>
        <translation>số nhãn bằng hiện tại</translation>
    </message>
    <message numerus="yes">
        <source>%n articles more</source>
        <translation>
            <numerusform>nhiều hơn %n bài</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles fewer</source>
        <translation>
            <numerusform>ít hơn %n bài</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people more</source>
        <translation>
            <numerusform>nhiều hơn %n người</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people fewer</source>
        <translation>
            <numerusform>ít hơn %n người</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels more</source>
        <translation>
            <numerusform>nhiều hơn %n nhãn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels fewer</source>
        <translation>
            <numerusform>ít hơn %n nhãn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links more</source>
        <translation>
            <numerusform>nhiều hơn %n liên kết</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links fewer</source>
        <translation>
            <numerusform>ít hơn %n liên kết</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished articles more</source>
        <translation>
            <numerusform>nhiều hơn %n bài đã xong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished articles fewer</source>
        <translation>
            <numerusform>ít hơn %n bài đã xong</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Made</source>
        <translation>Lúc tạo</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Compared with now</source>
        <translation>So với hiện tại</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Kích thước</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Bản sao lưu</translation>
    </message>
    <message>
        <source>Reading the backups…</source>
        <translation>Đang đọc các bản sao lưu…</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Khôi phục…</translation>
    </message>
    <message>
        <source>Open a c&amp;opy…</source>
        <translation>&amp;Mở bản sao…</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>&amp;Sao lưu ngay</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>Hiện &amp;thư mục</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Đó&amp;ng</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>There are no backups of {name} yet.</source>
        <translation>Chưa có bản sao lưu nào của {name}.</translation>
    </message>
    <message numerus="yes">
        <source>%n backups of {name}. They take {size} on this computer.</source>
        <translation>
            <numerusform>%n bản sao lưu của {name}, chiếm {size} trên máy này.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are of other copies of this project.</source>
        <translation>
            <numerusform>Còn %n bản nữa là của các bản sao khác của dự án này.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes are not saved yet: they are in no backup.</source>
        <translation>
            <numerusform>%n thay đổi chưa được lưu: chưa bản sao lưu nào có chúng.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compared with now: {differences}.</source>
        <translation>So với hiện tại: {differences}.</translation>
    </message>
    <message>
        <source>It is a backup of {path}.</source>
        <translation>Đây là bản sao lưu của {path}.</translation>
    </message>
</context>
<context>
    <name>BehindPanel</name>
    <message>
        <source>Behind the number</source>
        <translation>Phía sau con số</translation>
    </message>
    <message>
        <source>Places behind the number</source>
        <translation>Các chỗ phía sau con số</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Close  Esc</source>
        <translation>Đóng  Esc</translation>
    </message>
    <message>
        <source>nothing marked</source>
        <translation>không đánh dấu gì</translation>
    </message>
    <message numerus="yes">
        <source>%n places</source>
        <translation>
            <numerusform>%n chỗ</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for the places…</source>
        <translation>Đang tìm các chỗ…</translation>
    </message>
    <message>
        <source>There is no place behind this number.</source>
        <translation>Không có chỗ nào phía sau con số này.</translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Comparing what was finished…</source>
        <translation>Đang so các bài đã xong…</translation>
    </message>
</context>
<context>
    <name>Changed</name>
    <message>
        <source>… and {count} more</source>
        <translation>… và {count} nữa</translation>
    </message>
    <message>
        <source>New: {what}</source>
        <translation>Mới: {what}</translation>
    </message>
    <message>
        <source>Gone: {what}</source>
        <translation>Không còn: {what}</translation>
    </message>
    <message>
        <source>Other values: {what}</source>
        <translation>Giá trị khác: {what}</translation>
    </message>
    <message>
        <source>New link: {what}</source>
        <translation>Liên kết mới: {what}</translation>
    </message>
    <message>
        <source>Link gone: {what}</source>
        <translation>Không còn liên kết: {what}</translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Find a key or an action…</source>
        <translation>Tìm phím hoặc lệnh…</translation>
    </message>
    <message>
        <source>Nothing matches. Esc clears the filter.</source>
        <translation>Không có gì khớp. Esc để bỏ lọc.</translation>
    </message>
    <message>
        <source>close</source>
        <translation>đóng</translation>
    </message>
    <message>
        <source>choose what to change: arrows, then Enter</source>
        <translation>chọn phím muốn đổi: phím mũi tên, rồi Enter</translation>
    </message>
    <message>
        <source>as set on this machine</source>
        <translation>như đã đặt trên máy này</translation>
    </message>
    <message>
        <source>Every key as it was at first? Your own are forgotten.</source>
        <translation>Đưa mọi phím về như ban đầu? Phím bạn đã đặt sẽ mất.</translation>
    </message>
    <message>
        <source>All as at first</source>
        <translation>Đặt lại tất cả</translation>
    </message>
    <message>
        <source>Label keys work whatever the input method’s state.</source>
        <translation>Phím nhãn dùng được dù bộ gõ đang bật hay tắt.</translation>
    </message>
    <message>
        <source>All as at first…</source>
        <translation>Đặt lại tất cả…</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Giữ phím của tôi</translation>
    </message>
    <message>
        <source>To change a key: arrows, then Enter, or a click</source>
        <translation>Đổi phím: mũi tên rồi Enter, hoặc bấm chuột</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>What is shown</source>
        <translation>Đang hiện gì</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>no value</source>
        <translation>chưa có giá trị</translation>
    </message>
</context>
<context>
    <name>ChoicePage</name>
    <message>
        <source>&amp;Read it this way</source>
        <translation>Đọ&amp;c theo cách này</translation>
    </message>
    <message numerus="yes">
        <source>Also the %n other files that ask this</source>
        <translation>
            <numerusform>Cả %n tệp khác cũng hỏi điều này</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message>
        <source>left as they are</source>
        <translation>để nguyên</translation>
    </message>
    <message>
        <source>the day first</source>
        <translation>ngày đứng trước</translation>
    </message>
    <message>
        <source>the month first</source>
        <translation>tháng đứng trước</translation>
    </message>
    <message>
        <source>The first row holds the &amp;names</source>
        <translation>Dòng đầu là &amp;tên cột</translation>
    </message>
    <message>
        <source>Columns are separated by</source>
        <translation>Các cột cách nhau bằng</translation>
    </message>
    <message>
        <source>Re&amp;member for files with these columns</source>
        <translation>Nhớ ch&amp;o các tệp có những cột này</translation>
    </message>
    <message>
        <source>&amp;Read it this way</source>
        <translation>Đọ&amp;c theo cách này</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>Những dòng đầu</translation>
    </message>
    <message>
        <source>Dates like 03/04/2023</source>
        <translation>Ngày như 03/04/2023</translation>
    </message>
    <message>
        <source>Which column holds what? A field without a column is found in the text, or stays empty.</source>
        <translation>Cột nào chứa gì? Mục không có cột thì được tìm trong văn bản, hoặc để trống.</translation>
    </message>
    <message numerus="yes">
        <source>%n more files have the same columns and are read alike.</source>
        <translation>
            <numerusform>%n tệp khác có cùng các cột và được đọc như vậy.</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>commas</source>
        <translation>dấu phẩy</translation>
    </message>
    <message>
        <source>semicolons</source>
        <translation>dấu chấm phẩy</translation>
    </message>
    <message>
        <source>tabs</source>
        <translation>tab</translation>
    </message>
    <message>
        <source>vertical bars</source>
        <translation>vạch đứng</translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message numerus="yes">
        <source>%n values offered</source>
        <translation>
            <numerusform>%n giá trị gợi ý</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictsDialog</name>
    <message>
        <source>Versions to decide</source>
        <translation>Phiên bản cần chọn</translation>
    </message>
    <message>
        <source>A number takes its version, and the next row follows.</source>
        <translation>Nhấn số để chọn phiên bản ấy; dòng sau hiện ra.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Đón&amp;g</translation>
    </message>
    <message numerus="yes">
        <source>%n rows say different things in different copies.</source>
        <translation>
            <numerusform>%n dòng khác nhau giữa các bản sao.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of yours is left to decide. What is others&apos; is theirs, or the lead&apos;s.</source>
        <translation>Phần của bạn không còn gì phải chọn. Phần của người khác thì chính họ hoặc trưởng nhóm chọn.</translation>
    </message>
    <message>
        <source>Nothing is left to decide: all copies say the same.</source>
        <translation>Không còn gì phải chọn: mọi bản sao đều giống nhau.</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>Giữ bản này</translation>
    </message>
    <message>
        <source>Take this one</source>
        <translation>Chọn bản này</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>đã xoá</translation>
    </message>
    <message>
        <source>Version {number}: {text}</source>
        <translation>Phiên bản {number}: {text}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Cờ</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Ngày đăng</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Thẻ</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Người quyết</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
    <message>
        <source>nothing here</source>
        <translation>không có gì ở đây</translation>
    </message>
    <message>
        <source>a note alone</source>
        <translation>chỉ có ghi chú</translation>
    </message>
    <message>
        <source>from another copy of the project</source>
        <translation>từ một bản sao khác của dự án</translation>
    </message>
    <message>
        <source>written in this copy, {time}</source>
        <translation>viết trong bản này, {time}</translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>Annotator projects</source>
        <translation>Dự án Annotator</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Lưu một bản khác</translation>
    </message>
    <message>
        <source>A copy is in {path}.</source>
        <translation>Bản sao nằm ở {path}.</translation>
    </message>
    <message numerus="yes">
        <source>%n changes that were not saved are in it.</source>
        <translation>
            <numerusform>Trong đó có %n thay đổi chưa lưu được.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes no longer fit and are not in it.</source>
        <translation>
            <numerusform>%n thay đổi không còn khớp nên không có trong đó.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the copy</source>
        <translation>Mở bản sao</translation>
    </message>
    <message>
        <source>That folder is synced or on a network: open the copy somewhere else.</source>
        <translation>Thư mục đó được đồng bộ hoặc nằm trên mạng: hãy mở bản sao ở nơi khác.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Chưa lưu</translation>
    </message>
    <message numerus="yes">
        <source>%n changes are not saved.</source>
        <translation>
            <numerusform>%n thay đổi chưa được lưu.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Thử lại</translation>
    </message>
    <message>
        <source>Save a &amp;copy…</source>
        <translation>Lưu một &amp;bản khác…</translation>
    </message>
    <message>
        <source>Leave &amp;without them</source>
        <translation>Rời đi &amp;không lưu</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>Ở &amp;lại</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>Có trục trặc</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>With the &amp;text that stands in it</source>
        <translation>&amp;Kèm cả chữ nằm trong đó</translation>
    </message>
    <message>
        <source>Messages of errors can hold words of an article, a note or a name.</source>
        <translation>Lời báo lỗi có thể chứa chữ của bài, của ghi chú hoặc tên người.</translation>
    </message>
    <message>
        <source>Show &amp;details</source>
        <translation>Xem chi &amp;tiết</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Làm tiếp</translation>
    </message>
    <message>
        <source>&amp;Copy the report</source>
        <translation>&amp;Chép báo cáo</translation>
    </message>
    <message>
        <source>&amp;Save a copy…</source>
        <translation>Lưu một &amp;bản khác…</translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation>Mở &amp;nhật ký</translation>
    </message>
    <message numerus="yes">
        <source>Annotator met %n different errors in itself. You can go on working.</source>
        <translation>
            <numerusform>Annotator gặp %n lỗi nội bộ khác nhau. Bạn vẫn làm tiếp được.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Together they happened %n times.</source>
        <translation>
            <numerusform>Tổng cộng các lỗi này đã xảy ra %n lần.</numerusform>
        </translation>
    </message>
    <message>
        <source>Annotator met an error in itself. You can go on working.</source>
        <translation>Annotator gặp lỗi nội bộ. Bạn vẫn làm tiếp được.</translation>
    </message>
    <message>
        <source>The log is in {folder}.</source>
        <translation>Nhật ký nằm ở {folder}.</translation>
    </message>
    <message>
        <source>Annotator ended unexpectedly last time.</source>
        <translation>Lần trước Annotator đã tắt đột ngột.</translation>
    </message>
    <message>
        <source>The work is saved up to the last change, of {time}.</source>
        <translation>Công việc đã được lưu đến thay đổi cuối cùng, lúc {time}.</translation>
    </message>
    <message>
        <source>Every change that was shown as saved is saved.</source>
        <translation>Mọi thay đổi được báo là đã lưu đều đã lưu.</translation>
    </message>
    <message numerus="yes">
        <source>It happened %n times.</source>
        <translation>
            <numerusform>Lỗi này đã xảy ra %n lần.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes are not saved yet.</source>
        <translation>
            <numerusform>%n thay đổi chưa được lưu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save a copy of the project, then go on.</source>
        <translation>Hãy lưu một bản khác của dự án rồi làm tiếp.</translation>
    </message>
    <message numerus="yes">
        <source>All %n changes since the start are saved.</source>
        <translation>
            <numerusform>Cả %n thay đổi từ lúc mở đều đã lưu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide &amp;details</source>
        <translation>Ẩn chi &amp;tiết</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Đã chép</translation>
    </message>
</context>
<context>
    <name>CrashWatch</name>
    <message>
        <source>Nothing has gone wrong since the program started.</source>
        <translation>Từ lúc mở chương trình chưa có lỗi nào.</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>d MMMM yyyy, HH:mm</source>
        <translation>HH:mm dd/MM/yyyy</translation>
    </message>
</context>
<context>
    <name>Describing</name>
    <message>
        <source>and {count} more</source>
        <translation>và {count} liên kết nữa</translation>
    </message>
    <message>
        <source>end of {label}</source>
        <translation>hết {label}</translation>
    </message>
    <message>
        <source>note: {note}</source>
        <translation>ghi chú: {note}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>next target</source>
        <translation>đích tiếp</translation>
    </message>
    <message>
        <source>another kind of link</source>
        <translation>loại khác</translation>
    </message>
    <message>
        <source>none in this text</source>
        <translation>không có trong bài</translation>
    </message>
    <message>
        <source>say: none in this text</source>
        <translation>ghi là không có trong bài</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>thoát</translation>
    </message>
</context>
<context>
    <name>DetailsCommands</name>
    <message>
        <source>The lead changes what is known of articles. Flag the article instead.</source>
        <translation>Trưởng nhóm sửa thông tin của các bài. Hãy gắn cờ cho bài.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>The texts tell nothing that is missing.</source>
        <translation>Các văn bản không cho biết gì thêm về những ô còn trống.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Đang ghi…</translation>
    </message>
    <message>
        <source>A step of so many articles has to wait until all else is saved.</source>
        <translation>Bước này liên quan quá nhiều bài, phải đợi đến khi mọi việc khác được lưu.</translation>
    </message>
    <message>
        <source>Taking back…</source>
        <translation>Đang hoàn lại…</translation>
    </message>
    <message>
        <source>Doing again…</source>
        <translation>Đang làm lại…</translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>The project is open for reading only.</source>
        <translation>Dự án đang mở ở chế độ chỉ đọc.</translation>
    </message>
    <message>
        <source>Drop to open {name}</source>
        <translation>Thả để mở {name}</translation>
    </message>
    <message>
        <source>Drop to open the handout {name}</source>
        <translation>Thả để mở gói bài {name}</translation>
    </message>
    <message>
        <source>Drop to merge into {project}</source>
        <translation>Thả để gộp vào {project}</translation>
    </message>
    <message>
        <source>Drop to import into {project}</source>
        <translation>Thả để nhập vào {project}</translation>
    </message>
    <message>
        <source>Drop to import</source>
        <translation>Thả để nhập</translation>
    </message>
    <message>
        <source>A new project is made for it; you choose where.</source>
        <translation>Một dự án mới được tạo để chứa; bạn chọn nơi cất.</translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders</source>
        <translation>
            <numerusform>%n tệp và thư mục</numerusform>
        </translation>
    </message>
    <message>
        <source>The text comes in as an article.</source>
        <translation>Đoạn chữ được nhập thành một bài.</translation>
    </message>
</context>
<context>
    <name>ExchangeCommands</name>
    <message>
        <source>The lead hands out articles.</source>
        <translation>Trưởng nhóm là người phát bài.</translation>
    </message>
    <message>
        <source>Add the people first, under People and assignments.</source>
        <translation>Hãy thêm người trước, ở mục Thành viên và phân công.</translation>
    </message>
    <message>
        <source>Hand out</source>
        <translation>Phát bài</translation>
    </message>
    <message>
        <source>For whom?</source>
        <translation>Cho ai?</translation>
    </message>
    <message>
        <source>Handouts</source>
        <translation>Gói bài</translation>
    </message>
    <message>
        <source>Handing out…</source>
        <translation>Đang tạo gói bài…</translation>
    </message>
    <message>
        <source>Send my work</source>
        <translation>Gửi phần việc của tôi</translation>
    </message>
    <message>
        <source>Bundles</source>
        <translation>Gói kết quả</translation>
    </message>
    <message>
        <source>Bundling…</source>
        <translation>Đang đóng gói…</translation>
    </message>
    <message numerus="yes">
        <source>{name} has %n articles.</source>
        <translation>
            <numerusform>{name} có %n bài.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} has your work on %n articles.</source>
        <translation>
            <numerusform>{name} chứa phần việc của bạn ở %n bài.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a handout</source>
        <translation>Mở gói bài</translation>
    </message>
    <message>
        <source>Where shall your project be?</source>
        <translation>Lưu dự án của bạn ở đâu?</translation>
    </message>
    <message>
        <source>Annotator projects</source>
        <translation>Dự án Annotator</translation>
    </message>
    <message>
        <source>Opening the handout…</source>
        <translation>Đang mở gói bài…</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Gộp</translation>
    </message>
    <message>
        <source>Bundles, projects and labels</source>
        <translation>Gói kết quả, dự án và nhãn</translation>
    </message>
    <message>
        <source>Merge a folder</source>
        <translation>Gộp cả thư mục</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>Merging…</source>
        <translation>Đang gộp…</translation>
    </message>
    <message>
        <source>Merged: {new} new, {newer} newer, {same} the same.</source>
        <translation>Đã gộp: {new} mới, {newer} mới hơn, {same} trùng.</translation>
    </message>
    <message numerus="yes">
        <source>%n versions to be decided.</source>
        <translation>
            <numerusform>%n phiên bản cần chọn.</numerusform>
        </translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Chọn</translation>
    </message>
    <message>
        <source>No merge, import or split can be taken back.</source>
        <translation>Không có lần gộp, nhập hay tách nào hoàn lại được.</translation>
    </message>
    <message>
        <source>The lead takes back what holds the work of others.</source>
        <translation>Phần có công việc của người khác thì trưởng nhóm mới hoàn lại được.</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>lần gộp</translation>
    </message>
    <message>
        <source>proposal of zones</source>
        <translation>lần đề xuất vùng</translation>
    </message>
    <message>
        <source>import</source>
        <translation>lần nhập</translation>
    </message>
    <message numerus="yes">
        <source>Take the {what} of {time} back? It wrote %n rows.</source>
        <translation>
            <numerusform>Hoàn lại {what} lúc {time}? Lần đó đã ghi %n dòng.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Hoàn lại</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>H&amp;oàn lại</translation>
    </message>
    <message>
        <source>Take the split of “{title}” of {time} back?</source>
        <translation>Hoàn lại việc tách “{title}” lúc {time}?</translation>
    </message>
    <message numerus="yes">
        <source>Its %n parts go out of the list.</source>
        <translation>
            <numerusform>%n phần của bài sẽ rời khỏi danh sách.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The whole article comes back with %n labels.</source>
        <translation>
            <numerusform>Bản nguyên trở lại cùng %n nhãn.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taking back…</source>
        <translation>Đang hoàn lại…</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Đã hoàn lại.</translation>
    </message>
</context>
<context>
    <name>FaultPage</name>
    <message numerus="yes">
        <source>%n lines of it can be read.</source>
        <translation>
            <numerusform>Đọc được %n dòng.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot.</source>
        <translation>
            <numerusform>%n dòng thì không.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Take the others and leave out what cannot be read</source>
        <translation>&amp;Giữ các dòng đọc được, bỏ dòng hỏng</translation>
    </message>
    <message>
        <source>&amp;Leave out bad lines and read the others</source>
        <translation>&amp;Bỏ các dòng hỏng, đọc những dòng còn lại</translation>
    </message>
    <message numerus="yes">
        <source>Also of the %n other files with bad lines</source>
        <translation>
            <numerusform>Cả ở %n tệp khác có dòng hỏng</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FeedbackDialog</name>
    <message>
        <source>Feedback</source>
        <translation>Nhận xét</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Người gán nhãn</translation>
    </message>
    <message>
        <source>&amp;Save the page…</source>
        <translation>&amp;Lưu trang…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Đón&amp;g</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>Filter by title or file…</source>
        <translation>Lọc theo tiêu đề hoặc tệp…</translation>
    </message>
    <message>
        <source>Articles and files</source>
        <translation>Bài và tệp</translation>
    </message>
    <message>
        <source>Nothing matches. Esc clears the filter.</source>
        <translation>Không có gì khớp. Esc để bỏ lọc.</translation>
    </message>
</context>
<context>
    <name>FilterLine</name>
    <message>
        <source>Only: {what}</source>
        <translation>Chỉ: {what}</translation>
    </message>
    <message>
        <source>{filter}. Show all again.</source>
        <translation>{filter}. Hiện lại tất cả.</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>The most harmful first</source>
        <translation>Nghiêm trọng nhất trước</translation>
    </message>
    <message>
        <source>In reading order</source>
        <translation>Theo thứ tự đọc</translation>
    </message>
    <message>
        <source>All disagreements</source>
        <translation>Mọi bất đồng</translation>
    </message>
    <message>
        <source>Only this article</source>
        <translation>Chỉ bài này</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Pairs of annotators</source>
        <translation>Cặp người gán nhãn</translation>
    </message>
    <message>
        <source>this article</source>
        <translation>bài này</translation>
    </message>
    <message>
        <source>one article</source>
        <translation>một bài</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>No hits</source>
        <translation>Không thấy</translation>
    </message>
    <message>
        <source>from the beginning again</source>
        <translation>lại từ đầu bài</translation>
    </message>
    <message>
        <source>from the end again</source>
        <translation>lại từ cuối bài</translation>
    </message>
    <message>
        <source>Find in this article…</source>
        <translation>Tìm trong bài này…</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Chỗ khớp trước</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Chỗ khớp tiếp theo</translation>
    </message>
    <message>
        <source>Search all articles for this</source>
        <translation>Tìm những chữ này trong mọi bài</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Ignore diacritics</source>
        <translation>Không cần dấu</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>Mọi bài</translation>
    </message>
    <message>
        <source>ă = a</source>
        <translation>ă = a</translation>
    </message>
</context>
<context>
    <name>FindCommands</name>
    <message>
        <source>“{words}” is not in this article.</source>
        <translation>Bài này không có “{words}”.</translation>
    </message>
    <message>
        <source>“{words}”: {which}.</source>
        <translation>“{words}”: {which}.</translation>
    </message>
    <message>
        <source>Finding ignores diacritics.</source>
        <translation>Tìm không cần gõ dấu.</translation>
    </message>
    <message>
        <source>Finding heeds diacritics.</source>
        <translation>Tìm đúng từng dấu.</translation>
    </message>
</context>
<context>
    <name>FlagNote</name>
    <message>
        <source>Flagged. Why? A few words</source>
        <translation>Đã gắn cờ. Vì sao? Vài chữ thôi</translation>
    </message>
    <message>
        <source>Why the article is flagged</source>
        <translation>Vì sao gắn cờ bài này</translation>
    </message>
</context>
<context>
    <name>FontRow</name>
    <message>
        <source>{font} (not installed)</source>
        <translation>{font} (chưa cài)</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>&amp;Accept proposed zones that are at least this sure:</source>
        <translation>Nhận luôn các &amp;vùng đề xuất có độ chắc ít nhất:</translation>
    </message>
    <message>
        <source>How sure a proposed zone must be to be accepted, in per cent</source>
        <translation>Vùng đề xuất phải chắc bao nhiêu phần trăm mới được nhận</translation>
    </message>
    <message>
        <source>S&amp;how them…</source>
        <translation>&amp;Xem các chỗ ấy…</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Nhập</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>&amp;Save the report…</source>
        <translation>&amp;Lưu báo cáo…</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import %n articles</source>
        <translation>
            <numerusform>&amp;Nhập %n bài</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import labels on %n articles</source>
        <translation>
            <numerusform>&amp;Nhập nhãn của %n bài</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files still ask and are left out</source>
        <translation>
            <numerusform>%n tệp còn phải hỏi nên bị bỏ ra</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Put these labels in place of the %n that differ</source>
        <translation>
            <numerusform>&amp;Thay %n dòng khác bằng nhãn trong tệp</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>{name}, missing</source>
        <translation>{name}, còn thiếu</translation>
    </message>
    <message>
        <source>No number: not saved.</source>
        <translation>Không phải số: chưa lưu.</translation>
    </message>
    <message>
        <source>Write {one} or {other}: {typed} can be both.</source>
        <translation>Gõ {one} hoặc {other}: {typed} có thể là cả hai.</translation>
    </message>
</context>
<context>
    <name>GoldCommands</name>
    <message>
        <source>Export gold</source>
        <translation>Xuất bản vàng</translation>
    </message>
    <message>
        <source>Labelled JSONL</source>
        <translation>JSONL có nhãn</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Đang xuất…</translation>
    </message>
    <message numerus="yes">
        <source>Gold is in {name}: %n articles, {spans} spans.</source>
        <translation>
            <numerusform>Bản vàng ở {name}: %n bài, {spans} đoạn.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the page</source>
        <translation>Lưu trang</translation>
    </message>
    <message>
        <source>The page is in {path}.</source>
        <translation>Trang ở {path}.</translation>
    </message>
    <message>
        <source>The lead writes the guidelines.</source>
        <translation>Trưởng nhóm là người viết hướng dẫn.</translation>
    </message>
    <message>
        <source>The guidelines are version {number} now.</source>
        <translation>Hướng dẫn nay là phiên bản {number}.</translation>
    </message>
    <message>
        <source>No span of yours was made under other guidelines.</source>
        <translation>Không đoạn nào của bạn được đánh dấu theo hướng dẫn cũ.</translation>
    </message>
    <message>
        <source>Made under other guidelines</source>
        <translation>Theo hướng dẫn cũ</translation>
    </message>
</context>
<context>
    <name>GoldExportDialog</name>
    <message>
        <source>Export gold</source>
        <translation>Xuất bản vàng</translation>
    </message>
    <message>
        <source>Articles that were read through and closed as gold go out. Besides them:</source>
        <translation>Xuất các bài đã đọc lại và chốt vàng. Ngoài ra:</translation>
    </message>
    <message>
        <source>articles that are still under review</source>
        <translation>bài còn đang đối chiếu</translation>
    </message>
    <message>
        <source>articles that one person alone has finished</source>
        <translation>bài chỉ một người làm xong</translation>
    </message>
    <message>
        <source>with each span, the options that were decided against</source>
        <translation>kèm các phương án đã bị loại của mỗi đoạn</translation>
    </message>
    <message>
        <source>Choose the &amp;file…</source>
        <translation>Chọn &amp;tệp…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
</context>
<context>
    <name>GuidelinesBeside</name>
    <message>
        <source>Guidelines</source>
        <translation>Hướng dẫn</translation>
    </message>
</context>
<context>
    <name>GuidelinesEditor</name>
    <message>
        <source>Guidelines</source>
        <translation>Hướng dẫn</translation>
    </message>
    <message>
        <source>Changes what is marked: agreement is counted anew from here</source>
        <translation>Thay đổi cách đánh dấu: độ đồng thuận được tính lại từ đây</translation>
    </message>
    <message>
        <source>Not for an example, or for clearer words of the same rule.</source>
        <translation>Không chọn nếu chỉ thêm ví dụ hay diễn đạt lại cho rõ.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>What you have written is not saved. Throw it away?</source>
        <translation>Nội dung bạn viết chưa được lưu. Bỏ đi?</translation>
    </message>
    <message>
        <source>&amp;Throw away</source>
        <translation>&amp;Bỏ đi</translation>
    </message>
    <message>
        <source>&amp;Write on</source>
        <translation>&amp;Viết tiếp</translation>
    </message>
    <message>
        <source>Version {number}. Saving makes the next one.</source>
        <translation>Phiên bản {number}. Lưu sẽ tạo phiên bản tiếp theo.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Các phiên bản</translation>
    </message>
    <message>
        <source>As written here</source>
        <translation>Như đang viết</translation>
    </message>
    <message>
        <source>Version {number}: the same as version {same}</source>
        <translation>Phiên bản {number}: giống phiên bản {same}</translation>
    </message>
    <message>
        <source>Version {number}: other words or examples</source>
        <translation>Phiên bản {number}: thêm ví dụ, diễn đạt lại</translation>
    </message>
    <message>
        <source>Version {number}: the first</source>
        <translation>Phiên bản {number}: đầu tiên</translation>
    </message>
    <message>
        <source>Version {number}: changed what is marked</source>
        <translation>Phiên bản {number}: đổi cách đánh dấu</translation>
    </message>
    <message>
        <source>How it reads</source>
        <translation>Xem trước</translation>
    </message>
</context>
<context>
    <name>GuidelinesPanel</name>
    <message>
        <source>Find in the guidelines…</source>
        <translation>Tìm trong hướng dẫn…</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Các mục</translation>
    </message>
    <message>
        <source>Sections of the labels</source>
        <translation>Mục của từng nhãn</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>Hướng dẫn</translation>
    </message>
    <message>
        <source>Close the guidelines</source>
        <translation>Đóng hướng dẫn</translation>
    </message>
    <message>
        <source>This project has no guidelines.</source>
        <translation>Dự án này chưa có hướng dẫn.</translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <translation>{number} / {all}</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>không tìm thấy</translation>
    </message>
</context>
<context>
    <name>HelpCommands</name>
    <message>
        <source>Used last</source>
        <translation>Dùng gần đây</translation>
    </message>
    <message>
        <source>Not possible now</source>
        <translation>Chưa dùng được lúc này</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Bài viết</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>Hướng dẫn</translation>
    </message>
    <message>
        <source>More articles match: type more letters.</source>
        <translation>Còn nhiều bài khớp: hãy gõ thêm chữ.</translation>
    </message>
    <message>
        <source>only while annotating</source>
        <translation>chỉ khi đang đánh dấu</translation>
    </message>
    <message>
        <source>nothing was restored just now</source>
        <translation>vừa rồi không khôi phục gì</translation>
    </message>
    <message>
        <source>while letters stand in the text</source>
        <translation>khi chữ cái hiện trong văn bản</translation>
    </message>
    <message>
        <source>while boundaries are moved</source>
        <translation>khi đang chỉnh mép</translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation>chưa mở dự án nào</translation>
    </message>
    <message>
        <source>The log is in {folder}.</source>
        <translation>Nhật ký nằm ở {folder}.</translation>
    </message>
    <message>
        <source>no article is open</source>
        <translation>chưa mở bài nào</translation>
    </message>
    <message>
        <source>no span is chosen</source>
        <translation>chưa chọn đoạn nào</translation>
    </message>
    <message>
        <source>not in this state of the article</source>
        <translation>không dùng được ở trạng thái này của bài</translation>
    </message>
    <message>
        <source>while disagreements are decided</source>
        <translation>khi đang đối chiếu</translation>
    </message>
    <message>
        <source>there is nothing to undo</source>
        <translation>không có gì để hoàn tác</translation>
    </message>
    <message>
        <source>there is nothing to redo</source>
        <translation>không có gì để làm lại</translation>
    </message>
</context>
<context>
    <name>HistoryBeside</name>
    <message>
        <source>Choose a span first: its history is shown.</source>
        <translation>Hãy chọn một đoạn trước: lịch sử của đoạn ấy sẽ hiện ra.</translation>
    </message>
    <message>
        <source>No article is open.</source>
        <translation>Chưa mở bài nào.</translation>
    </message>
    <message>
        <source>No span of this article is deleted.</source>
        <translation>Bài này không có đoạn nào bị xóa.</translation>
    </message>
    <message>
        <source>Nothing that was done is of this kind.</source>
        <translation>Không có thao tác nào thuộc loại này.</translation>
    </message>
    <message>
        <source>Nothing was done to this article yet.</source>
        <translation>Chưa ai làm gì với bài này.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Of everybody</source>
        <translation>Của mọi người</translation>
    </message>
    <message>
        <source>Acts of all kinds</source>
        <translation>Mọi loại thao tác</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Show all that was done to this article</source>
        <translation>Hiện mọi việc đã làm với bài này</translation>
    </message>
    <message>
        <source>Deleted spans</source>
        <translation>Đoạn đã xóa</translation>
    </message>
    <message>
        <source>Show the spans that are deleted</source>
        <translation>Xem các đoạn đã xóa</translation>
    </message>
    <message>
        <source>This span only</source>
        <translation>Chỉ đoạn này</translation>
    </message>
    <message>
        <source>Only what was done to one span; press to see all</source>
        <translation>Chỉ những gì đã làm với một đoạn; nhấn để xem tất cả</translation>
    </message>
    <message>
        <source>Show only some acts</source>
        <translation>Chỉ xem một số thao tác</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>Đóng lịch sử</translation>
    </message>
    <message>
        <source>What was done to this article</source>
        <translation>Những gì đã làm với bài này</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Dấu cách</translation>
    </message>
</context>
<context>
    <name>Holding</name>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Write all the same…</source>
        <translation>Vẫn ghi…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Lưu một bản khác…</translation>
    </message>
    <message>
        <source>{who} on {host} may have it open, since {since}; this computer cannot see that one.</source>
        <translation>Có thể {who} đang mở dự án trên máy {host}, từ {since}; máy này không thấy được máy kia.</translation>
    </message>
    <message>
        <source>Write all the same</source>
        <translation>Vẫn ghi</translation>
    </message>
    <message>
        <source>If two computers write in one project at once, work of one of them is lost. Go on only if the project is closed on the other computer.</source>
        <translation>Nếu hai máy cùng ghi vào một dự án, công việc của một bên sẽ mất. Chỉ tiếp tục khi dự án đã được đóng ở máy kia.</translation>
    </message>
    <message>
        <source>&amp;Write all the same</source>
        <translation>&amp;Vẫn ghi</translation>
    </message>
    <message>
        <source>Nobody else writes in this project any more.</source>
        <translation>Không còn ai khác ghi vào dự án này nữa.</translation>
    </message>
    <message>
        <source>{who} does not write in this project any more.</source>
        <translation>{who} không còn ghi vào dự án này nữa.</translation>
    </message>
</context>
<context>
    <name>ImportCommands</name>
    <message>
        <source>Articles and labels</source>
        <translation>Bài viết và nhãn</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Mọi tệp</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Nhập tệp</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Nhập một thư mục</translation>
    </message>
    <message>
        <source>Nothing was copied that could be an article: no text and no files.</source>
        <translation>Bộ nhớ tạm không có gì thành bài được: không có chữ, không có tệp.</translation>
    </message>
    <message>
        <source>Open a project first, or make a new one.</source>
        <translation>Hãy mở một dự án hoặc tạo dự án mới trước.</translation>
    </message>
    <message>
        <source>The project is open for reading only.</source>
        <translation>Dự án đang mở ở chế độ chỉ đọc.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message numerus="yes">
        <source>%n rows of the project are otherwise than in the files, or not in them.</source>
        <translation>
            <numerusform>%n dòng của dự án khác với trong tệp, hoặc không có trong tệp.</numerusform>
        </translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Những chỗ khác nhau</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Đang nhập…</translation>
    </message>
    <message>
        <source>Nothing was imported since this project was opened.</source>
        <translation>Chưa nhập gì từ khi mở dự án này.</translation>
    </message>
    <message numerus="yes">
        <source>Imported: %n articles.</source>
        <translation>
            <numerusform>Đã nhập %n bài.</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported: labels, and no article that was not here.</source>
        <translation>Đã nhập nhãn; không có bài nào mới.</translation>
    </message>
    <message numerus="yes">
        <source>%n files failed.</source>
        <translation>
            <numerusform>%n tệp không nhập được.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bad lines were left out.</source>
        <translation>
            <numerusform>%n dòng hỏng bị bỏ ra.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files still ask and were left out.</source>
        <translation>
            <numerusform>Còn %n tệp chờ trả lời nên bị để lại.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n texts were there already.</source>
        <translation>
            <numerusform>%n bài đã có sẵn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n near duplicates were left out.</source>
        <translation>
            <numerusform>%n bài gần giống bị bỏ ra.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the first</source>
        <translation>Mở bài đầu</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Báo cáo…</translation>
    </message>
    <message>
        <source>Report of the import</source>
        <translation>Báo cáo nhập bài</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Bảng</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Lưu báo cáo</translation>
    </message>
    <message>
        <source>The report is in {path}.</source>
        <translation>Báo cáo đã lưu ở {path}.</translation>
    </message>
</context>
<context>
    <name>ImportWindow</name>
    <message>
        <source>Import</source>
        <translation>Nhập</translation>
    </message>
    <message>
        <source>These are labels of the {name} of this project</source>
        <translation>Đây là nhãn của {name} trong dự án này</translation>
    </message>
    <message>
        <source>Leave this import?</source>
        <translation>Bỏ lần nhập này?</translation>
    </message>
    <message>
        <source>&amp;Leave</source>
        <translation>&amp;Bỏ</translation>
    </message>
    <message>
        <source>The answers that you gave here are lost. Nothing was imported yet.</source>
        <translation>Các câu trả lời bạn đã chọn ở đây sẽ mất. Chưa có gì được nhập.</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Not saved</source>
        <translation>Chưa lưu</translation>
    </message>
</context>
<context>
    <name>Interior</name>
    <message>
        <source>Articles</source>
        <translation>Bài viết</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Đoạn đánh dấu</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>This should not happen: {error}. It is in the log; nothing was changed.</source>
        <translation>Điều này không nên xảy ra: {error}. Đã ghi vào nhật ký; không có gì thay đổi.</translation>
    </message>
</context>
<context>
    <name>KeyCapture</name>
    <message>
        <source>Press the new keys. Esc leaves all as it is.</source>
        <translation>Nhấn phím mới. Esc giữ nguyên như cũ.</translation>
    </message>
    <message>
        <source>{key} belongs to “{action}”. Enter takes it from there; or press another key.</source>
        <translation>{key} đang thuộc về “{action}”. Enter để lấy sang đây, hoặc nhấn phím khác.</translation>
    </message>
    <message>
        <source>Not every keyboard layout can type {key}. Enter takes it.</source>
        <translation>Không phải bố cục bàn phím nào cũng gõ được {key}. Enter để vẫn dùng phím này.</translation>
    </message>
    <message>
        <source>{key} belongs to “{action}” now. Enter takes it from there; or press another key.</source>
        <translation>{key} nay thuộc về “{action}”. Enter để lấy lại, hoặc nhấn phím khác.</translation>
    </message>
    <message>
        <source>New keys for “{action}”</source>
        <translation>Phím mới cho “{action}”</translation>
    </message>
    <message>
        <source>New keys for</source>
        <translation>Phím mới cho</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Bỏ phím</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>Như ban đầu</translation>
    </message>
    <message>
        <source>Take it from there</source>
        <translation>Lấy sang đây</translation>
    </message>
</context>
<context>
    <name>KeySentences</name>
    <message>
        <source>First choose a span: click it.</source>
        <translation>Hãy chọn một đoạn trước: bấm vào đoạn đó.</translation>
    </message>
    <message>
        <source>First choose a span: {key}, or a click.</source>
        <translation>Hãy chọn một đoạn trước: nhấn {key} hoặc bấm chuột.</translation>
    </message>
    <message>
        <source>A click on a span shows it here.</source>
        <translation>Bấm vào một đoạn để xem ở đây.</translation>
    </message>
    <message>
        <source>{key} goes to the first span.</source>
        <translation>Nhấn {key} để tới đoạn đầu tiên.</translation>
    </message>
    <message>
        <source>Jump: type the letters of a span.</source>
        <translation>Nhảy: gõ chữ cái của một đoạn.</translation>
    </message>
    <message>
        <source>Select the words of “{name}”, then press {key}.</source>
        <translation>Chọn chữ của “{name}”, rồi nhấn {key}.</translation>
    </message>
    <message>
        <source>Select the words of “{name}”.</source>
        <translation>Chọn chữ của “{name}”.</translation>
    </message>
    <message>
        <source>{keys} move the end</source>
        <translation>{keys} dời mép cuối</translation>
    </message>
    <message>
        <source>{keys} the start</source>
        <translation>{keys} dời mép đầu</translation>
    </message>
    <message>
        <source>{keys} the end by line</source>
        <translation>{keys} dời cuối theo dòng</translation>
    </message>
    <message>
        <source>{keys} the end by character</source>
        <translation>{keys} dời mép cuối từng ký tự</translation>
    </message>
    <message>
        <source>Boundaries: {moves}.</source>
        <translation>Chỉnh mép: {moves}.</translation>
    </message>
    <message>
        <source>{key} goes to the next</source>
        <translation>{key}: tới gợi ý kế</translation>
    </message>
    <message>
        <source>{key} accepts</source>
        <translation>{key}: nhận</translation>
    </message>
    <message>
        <source>{key} rejects</source>
        <translation>{key}: bỏ</translation>
    </message>
    <message>
        <source>{key} opens it again</source>
        <translation>{key} để mở lại</translation>
    </message>
    <message>
        <source>This article is finished: {key} opens it again, then its labels can be changed.</source>
        <translation>Bài này đã xong: nhấn {key} để mở lại rồi mới sửa được nhãn.</translation>
    </message>
    <message>
        <source>{keys} or {last}</source>
        <translation>{keys} hoặc {last}</translation>
    </message>
    <message>
        <source>{keys} leaves.</source>
        <translation>{keys} để thoát.</translation>
    </message>
</context>
<context>
    <name>LabelBar</name>
    <message>
        <source>Finish &amp; next</source>
        <translation>Xong, bài tiếp</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Bài tiếp</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Time on this article: {time}</source>
        <translation>Thời gian cho bài này: {time}</translation>
    </message>
    <message>
        <source>The clock stands still and goes on at the next key or click.</source>
        <translation>Đồng hồ đang dừng, sẽ chạy tiếp khi có phím hay cú nhấp kế tiếp.</translation>
    </message>
    <message numerus="yes">
        <source>%n open points</source>
        <translation>
            <numerusform>%n điểm còn thiếu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestions</source>
        <translation>
            <numerusform>%n gợi ý</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelStrip</name>
    <message>
        <source>Labels</source>
        <translation>Nhãn</translation>
    </message>
</context>
<context>
    <name>LinkButton</name>
    <message>
        <source>{link}: {label}, {quote}</source>
        <translation>{link}: {label}, {quote}</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Chưa lưu</translation>
    </message>
    <message>
        <source>Remove this link</source>
        <translation>Bỏ liên kết này</translation>
    </message>
    <message>
        <source>Remove this link  Delete</source>
        <translation>Bỏ liên kết này  Delete</translation>
    </message>
</context>
<context>
    <name>LinkGroup</name>
    <message>
        <source>Links</source>
        <translation>Liên kết</translation>
    </message>
</context>
<context>
    <name>LinkPage</name>
    <message>
        <source>Link</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>type the letter of the {label}</source>
        <translation>gõ chữ cái của {label}</translation>
    </message>
    <message>
        <source>no possible target here</source>
        <translation>trong bài chưa có đích phù hợp</translation>
    </message>
</context>
<context>
    <name>LinkingCommands</name>
    <message>
        <source>No span is in sight.</source>
        <translation>Không có đoạn nào trong tầm nhìn.</translation>
    </message>
    <message>
        <source>Spans of this label start no links.</source>
        <translation>Đoạn mang nhãn này không nối tới đâu.</translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>Stopped: what was not compared yet is missing. Come back to the review to go on.</source>
        <translation>Đã dừng: còn thiếu những bài chưa so sánh. Quay lại phần Đối chiếu để tiếp tục.</translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>Something is still being read or written; wait a moment.</source>
        <translation>Việc đọc hoặc ghi trước chưa xong; xin chờ một lát.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>{percent} % done</source>
        <translation>xong {percent} %</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>còn vài giây</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>còn khoảng {seconds} giây</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>còn khoảng {minutes} phút</translation>
    </message>
</context>
<context>
    <name>MappingDialog</name>
    <message>
        <source>Another scheme</source>
        <translation>Bộ nhãn khác</translation>
    </message>
    <message>
        <source>{files}: of another scheme. What does each become here?</source>
        <translation>{files}: dùng bộ nhãn khác. Mỗi mục thành gì ở đây?</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Bên kia</translation>
    </message>
    <message>
        <source>Uses</source>
        <translation>Số lần dùng</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Ở đây</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Tiếp tục</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>label {name}</source>
        <translation>nhãn {name}</translation>
    </message>
    <message>
        <source>attribute {name}</source>
        <translation>thuộc tính {name}</translation>
    </message>
    <message>
        <source>link {name}</source>
        <translation>liên kết {name}</translation>
    </message>
    <message>
        <source>choose…</source>
        <translation>chọn…</translation>
    </message>
    <message>
        <source>leave out</source>
        <translation>bỏ lại</translation>
    </message>
</context>
<context>
    <name>Margin</name>
    <message>
        <source>Where spans lie in the text</source>
        <translation>Các đoạn đánh dấu nằm ở đâu trong bài</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
</context>
<context>
    <name>MergePreview</name>
    <message>
        <source>Merge</source>
        <translation>Gộp</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Không nhận</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Gộp</translation>
    </message>
    <message>
        <source>&amp;Look at the labels…</source>
        <translation>&amp;Xem các nhãn…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>Made on another version of a text that is here. Tick it, and the old text is taken in with the labels on it, out of sight; in the text here they are proposed to who made them, and to nobody else.</source>
        <translation>Nhãn làm trên bản khác của một bài đang có ở đây. Chọn thì bản cũ được nhận kèm nhãn nhưng không hiện ra; ở bài này, nhãn chỉ được gợi ý cho chính người đã gán, không ai khác thấy.</translation>
    </message>
    <message>
        <source>Made on another version of a text that is here. The lead can have it proposed to them.</source>
        <translation>Nhãn làm trên bản khác của một bài đang có ở đây. Trưởng nhóm có thể cho gợi ý lại các nhãn này.</translation>
    </message>
    <message>
        <source>Other versions of texts</source>
        <translation>Bản khác của bài</translation>
    </message>
    <message numerus="yes">
        <source>“{title}”, {name}: {found} of %n labels are found again, {sure} for sure</source>
        <translation>
            <numerusform>“{title}”, {name}: tìm lại được {found} trên %n nhãn, {sure} nhãn chắc chắn</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of it can be taken.</source>
        <translation>Không lấy được gì trong đó.</translation>
    </message>
    <message>
        <source>Nothing of it can be taken as it is.</source>
        <translation>Không nhận nguyên trạng được gì.</translation>
    </message>
    <message>
        <source>Everything in it is here already. Nothing would change.</source>
        <translation>Mọi thứ trong đó đã có ở đây. Không có gì thay đổi.</translation>
    </message>
    <message>
        <source>Work of {names}. A backup is made first.</source>
        <translation>Phần việc của {names}. Bản sao lưu được tạo trước.</translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n bài</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out by the mapping</source>
        <translation>
            <numerusform>%n chỗ bỏ theo bảng đổi nhãn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not taken</source>
        <translation>
            <numerusform>%n chỗ không lấy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more files</source>
        <translation>
            <numerusform>và %n tệp nữa</numerusform>
        </translation>
    </message>
    <message>
        <source>What</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Của ai</translation>
    </message>
    <message>
        <source>Labelled lines have no versions: what is here with one counts as newer and stays.</source>
        <translation>Các dòng nhãn không mang phiên bản: những gì ở đây có phiên bản được coi là mới hơn và giữ nguyên.</translation>
    </message>
    <message numerus="yes">
        <source>%n labels on articles that were split come into their parts.</source>
        <translation>
            <numerusform>%n nhãn trên các bài đã tách được đưa vào các phần của chúng.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{file}: “{title}” is not in this project; %n spans of it are left out.</source>
        <translation>
            <numerusform>{file}: “{title}” không có trong dự án này; %n đoạn của bài bị bỏ lại.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MetadataDialog</name>
    <message>
        <source>Articles&apos; details</source>
        <translation>Thông tin các bài</translation>
    </message>
    <message>
        <source>Filter: words of any column</source>
        <translation>Lọc: từ trong bất kỳ cột nào</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Lọc</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tiêu đề</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Ngày đăng</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Thẻ</translation>
    </message>
    <message>
        <source>Tags: add</source>
        <translation>Thẻ: thêm</translation>
    </message>
    <message>
        <source>Tags: take away</source>
        <translation>Thẻ: bớt</translation>
    </message>
    <message>
        <source>Which column</source>
        <translation>Cột nào</translation>
    </message>
    <message>
        <source>For all selected</source>
        <translation>Cho mọi bài đã chọn</translation>
    </message>
    <message>
        <source>&amp;Take what the texts tell</source>
        <translation>&amp;Lấy theo văn bản</translation>
    </message>
    <message>
        <source>Fills empty cells of the selected articles with what stands in grey. What is there stays.</source>
        <translation>Điền các ô trống của những bài đã chọn bằng chữ màu xám. Ô đã có giữ nguyên.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Đón&amp;g</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Set for %n selected</source>
        <translation>
            <numerusform>&amp;Đặt cho %n bài đã chọn</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {total} articles</source>
        <translation>{shown} trên {total} bài</translation>
    </message>
    <message numerus="yes">
        <source>%n articles changed.</source>
        <translation>
            <numerusform>Đã sửa %n bài.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingButton</name>
    <message>
        <source>no {label} yet</source>
        <translation>chưa có {label}</translation>
    </message>
</context>
<context>
    <name>NoteBox</name>
    <message>
        <source>What should be done in such a case?</source>
        <translation>Gặp trường hợp này thì làm thế nào?</translation>
    </message>
    <message>
        <source>Note on this decision</source>
        <translation>Ghi chú cho quyết định này</translation>
    </message>
    <message>
        <source>Into the &amp;guidelines, with this example</source>
        <translation>Đưa vào &amp;hướng dẫn, kèm ví dụ này</translation>
    </message>
    <message>
        <source>Enter keeps it, Esc leaves; what is typed stays.</source>
        <translation>Enter để giữ, Esc để ra; chữ đã gõ vẫn được giữ.</translation>
    </message>
    <message>
        <source>{key} ticks; Enter then adds it to the guidelines.</source>
        <translation>{key} để tích chọn; khi đó Enter thêm vào hướng dẫn.</translation>
    </message>
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>Add a note</source>
        <translation>Thêm ghi chú</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>{enter}: back to the text · {shift_enter}: new line</source>
        <translation>{enter}: về lại văn bản · {shift_enter}: xuống dòng</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Chưa lưu</translation>
    </message>
    <message>
        <source>A note can have {most} characters; what was to be put in is longer.</source>
        <translation>Ghi chú có thể dài {most} ký tự; đoạn định dán vào dài hơn thế.</translation>
    </message>
</context>
<context>
    <name>OccurrenceCommands</name>
    <message>
        <source>First choose a span, or select words.</source>
        <translation>Trước hết hãy chọn một đoạn đánh dấu, hoặc bôi đen vài chữ.</translation>
    </message>
    <message>
        <source>Looking for “{words}”…</source>
        <translation>Đang tìm “{words}”…</translation>
    </message>
    <message>
        <source>“{words}” has this label wherever it stands.</source>
        <translation>Mọi chỗ có “{words}” đều đã mang nhãn này.</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>bỏ ra</translation>
    </message>
    <message>
        <source>Nothing is ticked.</source>
        <translation>Chưa chọn chỗ nào.</translation>
    </message>
    <message numerus="yes">
        <source>%n occurrences labelled.</source>
        <translation>
            <numerusform>Đã gán nhãn %n chỗ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OccurrencePanel</name>
    <message>
        <source>boilerplate</source>
        <translation>không thuộc bài</translation>
    </message>
    <message>
        <source>inside another</source>
        <translation>nằm trong đoạn khác</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>All occurrences</source>
        <translation>Mọi chỗ lặp lại</translation>
    </message>
    <message>
        <source>tick</source>
        <translation>chọn</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>thoát</translation>
    </message>
    <message>
        <source>{ticked} of {total}</source>
        <translation>{ticked} / {total}</translation>
    </message>
    <message numerus="yes">
        <source>Label %n</source>
        <translation>
            <numerusform>Gán nhãn %n chỗ</numerusform>
        </translation>
    </message>
    <message>
        <source>Which label? Press its key.</source>
        <translation>Nhãn nào? Nhấn phím của nhãn.</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>đã chọn</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>không chọn</translation>
    </message>
</context>
<context>
    <name>Offering</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>OptionPanel</name>
    <message numerus="yes">
        <source>%n votes</source>
        <translation>
            <numerusform>%n phiếu</numerusform>
        </translation>
    </message>
    <message>
        <source>which one?</source>
        <translation>giá trị nào?</translation>
    </message>
    <message>
        <source>Not saved: what you did here waits until it can be written.</source>
        <translation>Chưa lưu: việc bạn vừa làm ở đây đang chờ được ghi.</translation>
    </message>
    <message>
        <source>Order shuffled.</source>
        <translation>Đã xáo thứ tự.</translation>
    </message>
    <message>
        <source>Names hidden, order shuffled.</source>
        <translation>Ẩn tên, xáo thứ tự.</translation>
    </message>
    <message>
        <source>Hide names</source>
        <translation>Ẩn tên</translation>
    </message>
    <message>
        <source>Show names</source>
        <translation>Hiện tên</translation>
    </message>
    <message>
        <source>keep both</source>
        <translation>giữ cả hai</translation>
    </message>
    <message>
        <source>flip claim and denial</source>
        <translation>đổi tuyên bố ↔ bác bỏ</translation>
    </message>
    <message>
        <source>move the end, Shift the start</source>
        <translation>dời cuối đoạn, Shift: đầu đoạn</translation>
    </message>
    <message>
        <source>later</source>
        <translation>để sau</translation>
    </message>
    <message>
        <source>note for the guidelines</source>
        <translation>ghi chú cho hướng dẫn</translation>
    </message>
    <message>
        <source>No link</source>
        <translation>Không có liên kết</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Không có gì ở đây</translation>
    </message>
    <message>
        <source>Majority for {number}, {votes}</source>
        <translation>Đa số chọn {number}, {votes}</translation>
    </message>
    <message>
        <source>No majority, {votes}</source>
        <translation>Không có đa số, {votes}</translation>
    </message>
</context>
<context>
    <name>OptionRow</name>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>claim against denial</source>
        <translation>tuyên bố đối bác bỏ</translation>
    </message>
    <message>
        <source>another label</source>
        <translation>nhãn khác</translation>
    </message>
    <message>
        <source>another value</source>
        <translation>giá trị khác</translation>
    </message>
    <message>
        <source>marked by one only</source>
        <translation>chỉ một người gán nhãn</translation>
    </message>
    <message>
        <source>split or joined</source>
        <translation>tách hoặc gộp</translation>
    </message>
    <message>
        <source>other bounds</source>
        <translation>ranh giới khác</translation>
    </message>
    <message>
        <source>another attribute</source>
        <translation>thuộc tính khác</translation>
    </message>
    <message>
        <source>link of one only</source>
        <translation>chỉ một người nối</translation>
    </message>
    <message>
        <source>another target</source>
        <translation>đích khác</translation>
    </message>
    <message>
        <source>another link type</source>
        <translation>loại liên kết khác</translation>
    </message>
    <message>
        <source>Look at these first</source>
        <translation>Nên xem trước</translation>
    </message>
    <message>
        <source>lowest F1 of an article</source>
        <translation>bài có F1 thấp nhất</translation>
    </message>
    <message>
        <source>Of one article each, so without interval: to find it, not to report it.</source>
        <translation>Số của riêng một bài nên không có khoảng tin cậy: để tìm bài, không để báo cáo.</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Bài</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Flips</source>
        <translation>Trái chiều</translation>
    </message>
    <message>
        <source>from 0 to 1</source>
        <translation>từ 0 đến 1</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Theo thời gian</translation>
    </message>
    <message>
        <source>strict F1 by the month in which the second of two finished</source>
        <translation>F1 chặt theo tháng người thứ hai làm xong</translation>
    </message>
    <message>
        <source>No month yet.</source>
        <translation>Chưa có tháng nào.</translation>
    </message>
    <message>
        <source>Headed by</source>
        <translation>Khác nhau ở</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Số chỗ</translation>
    </message>
    <message>
        <source>Kinds of disagreement</source>
        <translation>Các loại bất đồng</translation>
    </message>
    <message>
        <source>by their worst difference, all annotators</source>
        <translation>theo khác biệt nặng nhất, tất cả người gán nhãn</translation>
    </message>
    <message>
        <source>Counts, no estimates: they have no interval.</source>
        <translation>Số đếm, không phải ước lượng, nên không có khoảng tin cậy.</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Đang làm</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Kho bài</translation>
    </message>
    <message>
        <source>Counting the articles…</source>
        <translation>Đang đếm các bài…</translation>
    </message>
    <message>
        <source>No article yet.</source>
        <translation>Chưa có bài nào.</translation>
    </message>
    <message>
        <source>Characters: {shortest} to {longest}, half of them up to {half}.</source>
        <translation>Số ký tự: từ {shortest} đến {longest}, một nửa số bài không quá {half}.</translation>
    </message>
    <message>
        <source>A click on a bar lists its articles (lengths have no filter).</source>
        <translation>Bấm vào một thanh thì danh sách hiện những bài ấy (độ dài thì không).</translation>
    </message>
    <message>
        <source>Articles: {number}.</source>
        <translation>Số bài: {number}.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Thẻ</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Chưa làm</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Có cờ</translation>
    </message>
    <message>
        <source>of your own work</source>
        <translation>trong phần việc của bạn</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>your own spans</source>
        <translation>đoạn của riêng bạn</translation>
    </message>
    <message>
        <source>spans of all annotators</source>
        <translation>đoạn của mọi người</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Đoạn đánh dấu</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>không ghi</translation>
    </message>
    <message>
        <source>Articles of earlier years: {number}.</source>
        <translation>Bài của những năm trước: {number}.</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Ngày đăng</translation>
    </message>
    <message>
        <source>articles by month</source>
        <translation>số bài theo tháng</translation>
    </message>
    <message>
        <source>articles by year</source>
        <translation>số bài theo năm</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>Độ dài</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>ký tự</translation>
    </message>
    <message>
        <source>below {number}</source>
        <translation>dưới {number}</translation>
    </message>
    <message>
        <source>{number} and more</source>
        <translation>từ {number} trở lên</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Giờ</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Người gán nhãn</translation>
    </message>
    <message>
        <source>Progress by person</source>
        <translation>Tiến độ từng người</translation>
    </message>
    <message>
        <source>articles; the bar is what is finished</source>
        <translation>số bài; vạch là phần đã xong</translation>
    </message>
    <message>
        <source>{share} finished</source>
        <translation>đã xong {share}</translation>
    </message>
    <message>
        <source>strict F1</source>
        <translation>F1 chặt</translation>
    </message>
    <message>
        <source>relaxed F1</source>
        <translation>F1 nới lỏng</translation>
    </message>
    <message>
        <source>span-only F1</source>
        <translation>F1 chỉ xét đoạn</translation>
    </message>
    <message>
        <source>agr: how much of the row&apos;s the column has</source>
        <translation>agr: cột tìm lại được bao nhiêu của hàng</translation>
    </message>
    <message>
        <source>alpha by character</source>
        <translation>alpha theo ký tự</translation>
    </message>
    <message>
        <source>same label, given a match</source>
        <translation>trùng nhãn, khi đã khớp</translation>
    </message>
    <message>
        <source>alpha of labels, given a match</source>
        <translation>alpha của nhãn, khi đã khớp</translation>
    </message>
    <message>
        <source>same bounds, given a match</source>
        <translation>trùng ranh giới, khi đã khớp</translation>
    </message>
    <message>
        <source>start shift, given a match</source>
        <translation>lệch đầu, khi đã khớp</translation>
    </message>
    <message>
        <source>end shift, given a match</source>
        <translation>lệch cuối, khi đã khớp</translation>
    </message>
    <message>
        <source>mean IoU, given a match</source>
        <translation>IoU trung bình, khi đã khớp</translation>
    </message>
    <message>
        <source>same attributes, given a match</source>
        <translation>trùng thuộc tính, khi đã khớp</translation>
    </message>
    <message>
        <source>alpha of attributes, given a match</source>
        <translation>alpha của thuộc tính, khi đã khớp</translation>
    </message>
    <message>
        <source>figure values, given a match</source>
        <translation>giá trị số liệu, khi đã khớp</translation>
    </message>
    <message>
        <source>links, over all</source>
        <translation>liên kết, trên tất cả</translation>
    </message>
    <message>
        <source>links, given both ends</source>
        <translation>liên kết, khi khớp hai đầu</translation>
    </message>
    <message>
        <source>claim against denial, rate</source>
        <translation>tỉ lệ tuyên bố đối bác bỏ</translation>
    </message>
    <message>
        <source>disagreements</source>
        <translation>bất đồng</translation>
    </message>
    <message>
        <source>label against label</source>
        <translation>nhãn đối chiếu nhãn</translation>
    </message>
    <message>
        <source>spans</source>
        <translation>số đoạn</translation>
    </message>
    <message>
        <source>disagreements to decide</source>
        <translation>bất đồng cần quyết</translation>
    </message>
    <message>
        <source>progress</source>
        <translation>tiến độ</translation>
    </message>
    <message>
        <source>matched spans: rows {one}, columns {two}; row share shaded</source>
        <translation>đoạn khớp: hàng {one}, cột {two}; đậm theo tỉ lệ trong hàng</translation>
    </message>
    <message>
        <source>matched spans of two annotators; row share shaded</source>
        <translation>đoạn khớp của hai người; đậm theo tỉ lệ trong hàng</translation>
    </message>
    <message>
        <source>Label against label</source>
        <translation>Nhãn đối chiếu nhãn</translation>
    </message>
    <message>
        <source>Counts of matched spans, no estimates: they have no interval.</source>
        <translation>Đây là số đếm các đoạn khớp nhau, không phải ước lượng, nên không có khoảng tin cậy.</translation>
    </message>
    <message>
        <source>{mine} against {theirs}: {count}, {share} of the row</source>
        <translation>{mine} đối {theirs}: {count}, {share} của hàng</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Từng cặp</translation>
    </message>
    <message numerus="yes">
        <source>{one} and {two} share %n articles.</source>
        <translation>
            <numerusform>{one} và {two} có chung %n bài.</numerusform>
        </translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>không xác định</translation>
    </message>
    <message>
        <source>95 % interval {interval}</source>
        <translation>khoảng tin cậy 95 % {interval}</translation>
    </message>
    <message>
        <source>standard deviation over pairs {sd}</source>
        <translation>độ lệch chuẩn giữa các cặp {sd}</translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n bài</numerusform>
        </translation>
    </message>
    <message>
        <source>The whole page</source>
        <translation>Cả trang</translation>
    </message>
    <message>
        <source>Copy the methods paragraph</source>
        <translation>Sao chép đoạn phương pháp</translation>
    </message>
    <message>
        <source>Copy the table of all measures</source>
        <translation>Sao chép bảng mọi số đo</translation>
    </message>
    <message>
        <source>SVG, light</source>
        <translation>SVG, nền sáng</translation>
    </message>
    <message>
        <source>SVG, dark</source>
        <translation>SVG, nền tối</translation>
    </message>
    <message>
        <source>PNG, light</source>
        <translation>PNG, nền sáng</translation>
    </message>
    <message>
        <source>PNG, dark</source>
        <translation>PNG, nền tối</translation>
    </message>
    <message>
        <source>strict F1, {label}</source>
        <translation>F1 chặt, {label}</translation>
    </message>
    <message>
        <source>strict F1, all labels</source>
        <translation>F1 chặt, mọi nhãn</translation>
    </message>
    <message>
        <source>not counted for these</source>
        <translation>chưa tính cho lựa chọn này</translation>
    </message>
    <message>
        <source>{share} of {count} matched claims and denials</source>
        <translation>{share} trong {count} tuyên bố và bác bỏ khớp nhau</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>tỉ lệ</translation>
    </message>
    <message>
        <source>of {count} matched figures</source>
        <translation>trên {count} số liệu khớp</translation>
    </message>
    <message>
        <source>of {count} links</source>
        <translation>trên {count} liên kết</translation>
    </message>
    <message>
        <source>{done} of {every} decided</source>
        <translation>đã quyết {done} trong {every}</translation>
    </message>
    <message>
        <source>By label</source>
        <translation>Theo nhãn</translation>
    </message>
    <message>
        <source>{one} and {other}; interval from 2,000 resamples of articles</source>
        <translation>{one} và {other}; khoảng tin cậy từ 2.000 lần lấy mẫu lại theo bài</translation>
    </message>
    <message numerus="yes">
        <source>mean over %n pairs; interval from 2,000 resamples of articles</source>
        <translation>
            <numerusform>trung bình %n cặp; khoảng tin cậy từ 2.000 lần lấy mẫu lại theo bài</numerusform>
        </translation>
    </message>
    <message>
        <source>By label it is counted for all annotators together only.</source>
        <translation>Số theo từng nhãn hiện chỉ tính chung cho tất cả người gán nhãn.</translation>
    </message>
    <message>
        <source>Strict F1, 95 % interval</source>
        <translation>F1 chặt, khoảng 95 %</translation>
    </message>
    <message>
        <source>Relaxed</source>
        <translation>Nới lỏng</translation>
    </message>
    <message>
        <source>Span only</source>
        <translation>Chỉ đoạn</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Same bounds</source>
        <translation>Trùng ranh giới</translation>
    </message>
    <message>
        <source>Spans of each</source>
        <translation>Số đoạn mỗi người</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Mọi nhãn</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} người</translation>
    </message>
    <message>
        <source>F1, over all</source>
        <translation>F1, trên tất cả</translation>
    </message>
    <message>
        <source>F1, given both ends</source>
        <translation>F1, khi khớp hai đầu</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>same source, target and type</source>
        <translation>cùng nguồn, đích và loại</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>All links</source>
        <translation>Mọi liên kết</translation>
    </message>
    <message>
        <source>figure value, as a number</source>
        <translation>giá trị số liệu, so như số</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Giống nhau</translation>
    </message>
    <message>
        <source>Attributes and values</source>
        <translation>Thuộc tính và giá trị</translation>
    </message>
    <message>
        <source>of matched spans of one label</source>
        <translation>trên các đoạn khớp, cùng nhãn</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Thuộc tính</translation>
    </message>
    <message>
        <source>All attributes</source>
        <translation>Mọi thuộc tính</translation>
    </message>
    <message>
        <source>Same label</source>
        <translation>Trùng nhãn</translation>
    </message>
    <message>
        <source>Alpha of labels</source>
        <translation>Alpha của nhãn</translation>
    </message>
    <message>
        <source>Start shift</source>
        <translation>Lệch đầu</translation>
    </message>
    <message>
        <source>End shift</source>
        <translation>Lệch cuối</translation>
    </message>
    <message>
        <source>Mean IoU</source>
        <translation>IoU trung bình</translation>
    </message>
    <message>
        <source>Given a match</source>
        <translation>Khi đã khớp</translation>
    </message>
    <message>
        <source>matched spans; shifts are medians, in characters</source>
        <translation>đoạn khớp nhau; độ lệch là trung vị, tính bằng ký tự</translation>
    </message>
    <message>
        <source>not marked</source>
        <translation>không đánh dấu</translation>
    </message>
    <message>
        <source>no interval</source>
        <translation>không có khoảng tin cậy</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>không áp dụng</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Độ đồng thuận</translation>
    </message>
    <message numerus="yes">
        <source>%n articles finished by two or more, of {every}.</source>
        <translation>
            <numerusform>%n bài có từ hai người làm xong, trong {every} bài.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished by one person only are in no number.</source>
        <translation>
            <numerusform>%n bài mới có một người làm xong, không tính vào số nào.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n articles, all annotators</source>
        <translation>
            <numerusform>trong %n bài, mọi người gán nhãn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n others</source>
        <translation>
            <numerusform>và %n mục khác</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles have no date.</source>
        <translation>
            <numerusform>%n bài không có ngày đăng.</numerusform>
        </translation>
    </message>
    <message>
        <source>Outer quotation marks and closing stops are trimmed. Boilerplate is left out.</source>
        <translation>Đã bỏ ngoặc kép ngoài cùng và dấu câu cuối. Không tính phần không thuộc bài.</translation>
    </message>
    <message>
        <source>{one} of {every} articles are finished, none by two people.</source>
        <translation>Đã xong {one} trong {every} bài, chưa bài nào có hai người làm xong.</translation>
    </message>
    <message>
        <source>Two people must have finished the same article.</source>
        <translation>Cần hai người cùng làm xong một bài.</translation>
    </message>
    <message>
        <source>All annotators</source>
        <translation>Tất cả người gán nhãn</translation>
    </message>
</context>
<context>
    <name>OverviewCommands</name>
    <message>
        <source>While you annotate here, only the lead sees how far people agree.</source>
        <translation>Khi bạn còn gán nhãn ở đây, chỉ trưởng nhóm xem được mức đồng thuận.</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Lưu hình</translation>
    </message>
    <message>
        <source>The picture is in {path}.</source>
        <translation>Hình ở {path}.</translation>
    </message>
    <message>
        <source>Copied; paste it into the paper.</source>
        <translation>Đã chép; hãy dán vào bài báo.</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>Người gán nhãn</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Lưu báo cáo</translation>
    </message>
</context>
<context>
    <name>OwnArticles</name>
    <message>
        <source>Somebody else decides them; the lead alone may review articles that they read too.</source>
        <translation>Người khác sẽ xử; chỉ trưởng nhóm mới được đối chiếu cả bài chính mình đọc.</translation>
    </message>
    <message>
        <source>Review my own articles too</source>
        <translation>Đối chiếu cả bài của chính tôi</translation>
    </message>
    <message numerus="yes">
        <source>%n articles under review are your own to read. Whoever decides between their own labels and others&apos; easily takes their own side; better let somebody else decide them.</source>
        <translation>
            <numerusform>%n bài đang đối chiếu là bài chính bạn đọc. Chọn giữa nhãn của mình với nhãn của người khác thì dễ thiên về mình; để người khác xử thì hơn.</numerusform>
        </translation>
    </message>
    <message>
        <source>If you go on, each of these decisions is recorded as made in your own article, and exported gold says so. The same action leaves your articles out again; closing the project does too.</source>
        <translation>Nếu tiếp tục, mỗi quyết định như vậy đều được ghi là xử trên bài của chính mình, và bản vàng xuất ra cũng nói rõ. Dùng lại lệnh này, hoặc đóng dự án, là bài của bạn lại được bỏ ra.</translation>
    </message>
    <message>
        <source>&amp;Review them too</source>
        <translation>Đối &amp;chiếu cả những bài này</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Nothing matches.</source>
        <translation>Không có gì khớp.</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>Mọi lệnh</translation>
    </message>
    <message>
        <source>What matches</source>
        <translation>Những gì khớp</translation>
    </message>
    <message>
        <source>What to do, or a title</source>
        <translation>Gõ lệnh hoặc tít bài</translation>
    </message>
    <message>
        <source>no diacritics needed</source>
        <translation>không cần gõ dấu</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>chọn</translation>
    </message>
    <message>
        <source>do</source>
        <translation>làm</translation>
    </message>
    <message>
        <source>change its key</source>
        <translation>đổi phím của lệnh này</translation>
    </message>
    <message>
        <source>close</source>
        <translation>đóng</translation>
    </message>
</context>
<context>
    <name>PeopleCommands</name>
    <message>
        <source>Shall {name} lead from now on? You will then neither prepare nor share out articles.</source>
        <translation>Để {name} làm trưởng nhóm từ nay? Khi đó bạn không chuẩn bị và phân bài nữa.</translation>
    </message>
    <message>
        <source>&amp;Make lead</source>
        <translation>Giao làm t&amp;rưởng nhóm</translation>
    </message>
    <message>
        <source>Take back from {name} all articles that they have not begun?</source>
        <translation>Thu lại từ {name} mọi bài chưa làm?</translation>
    </message>
    <message>
        <source>&amp;Take them back</source>
        <translation>&amp;Thu lại</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Người gán nhãn</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Tên:</translation>
    </message>
    <message numerus="yes">
        <source>Taken back: %n articles.</source>
        <translation>
            <numerusform>Đã thu lại %n bài.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them read by several</source>
        <translation>
            <numerusform>%n bài có nhiều người cùng đọc</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles that nobody reads yet</source>
        <translation>
            <numerusform>%n bài chưa giao cho ai</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n begun articles are assigned to nobody; they stay so.</source>
        <translation>
            <numerusform>%n bài đã bắt đầu mà chưa giao cho ai; giữ nguyên như vậy.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shared out: %n articles.</source>
        <translation>
            <numerusform>Đã phân %n bài.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Bài</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Đang làm</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Chưa làm</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Gắn cờ</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Số đoạn</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>People and assignments</source>
        <translation>Thành viên và phân công</translation>
    </message>
    <message>
        <source>&amp;Only the lead sees how far the others are, and their labels</source>
        <translation>C&amp;hỉ trưởng nhóm thấy tiến độ và nhãn của người khác</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Đón&amp;g</translation>
    </message>
    <message>
        <source>&amp;Share out articles…</source>
        <translation>&amp;Phân bài…</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Thêm…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>Đổi tê&amp;n…</translation>
    </message>
    <message>
        <source>&amp;Make lead</source>
        <translation>Giao làm t&amp;rưởng nhóm</translation>
    </message>
    <message>
        <source>&amp;Take back what is not begun</source>
        <translation>Th&amp;u lại bài chưa làm</translation>
    </message>
    <message>
        <source>{name}, lead</source>
        <translation>{name}, trưởng nhóm</translation>
    </message>
    <message>
        <source>Share out the articles, then hand each person theirs.</source>
        <translation>Phân bài cho từng người, rồi gửi mỗi người phần của họ.</translation>
    </message>
    <message>
        <source>{name} leads: prepares the articles and shares them out.</source>
        <translation>{name} là trưởng nhóm: chuẩn bị và phân bài.</translation>
    </message>
</context>
<context>
    <name>Placing</name>
    <message>
        <source>Keep it on this computer…</source>
        <translation>Chuyển về máy này…</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Gộp…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>{name} syncs this folder and can put an older copy in the place of your work.</source>
        <translation>{name} đồng bộ thư mục này và có thể đặt một bản cũ lên chỗ công việc của bạn.</translation>
    </message>
    <message>
        <source>This folder is on a network, where two can write at once and damage the project.</source>
        <translation>Thư mục này nằm trên mạng, nơi hai người có thể ghi cùng lúc và làm hỏng dự án.</translation>
    </message>
    <message>
        <source>The backups are kept in {folder}, which is not on this computer alone.</source>
        <translation>Các bản sao lưu nằm trong {folder}, là nơi không chỉ thuộc máy này.</translation>
    </message>
    <message numerus="yes">
        <source>Another computer&apos;s work lies in %n copies beside this project: {names}.</source>
        <translation>
            <numerusform>Công việc từ máy khác nằm trong %n bản sao cạnh dự án này: {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Annotator projects</source>
        <translation>Dự án Annotator</translation>
    </message>
    <message>
        <source>Keep the project on this computer</source>
        <translation>Chuyển dự án về máy này</translation>
    </message>
    <message>
        <source>{folder} is synced or on a network too; choose another.</source>
        <translation>{folder} cũng được đồng bộ hoặc nằm trên mạng; hãy chọn nơi khác.</translation>
    </message>
    <message>
        <source>Copying the project…</source>
        <translation>Đang chép dự án…</translation>
    </message>
    <message>
        <source>The project is on this computer now. The old file is called {name}; share bundles instead.</source>
        <translation>Dự án giờ nằm trên máy này. Tệp cũ đổi tên thành {name}; hãy chia sẻ bằng gói kết quả.</translation>
    </message>
</context>
<context>
    <name>ProjectCommands</name>
    <message>
        <source>New project</source>
        <translation>Dự án mới</translation>
    </message>
    <message>
        <source>project</source>
        <translation>du-an</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Mở dự án</translation>
    </message>
    <message>
        <source>Annotator projects</source>
        <translation>Dự án Annotator</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Người gán nhãn</translation>
    </message>
    <message>
        <source>Your name, as colleagues will see it:</source>
        <translation>Tên bạn, như đồng nghiệp sẽ thấy:</translation>
    </message>
    <message>
        <source>Open a project first, or make a new one.</source>
        <translation>Hãy mở một dự án hoặc tạo dự án mới trước.</translation>
    </message>
    <message>
        <source>Labelled JSONL, with the articles that nobody has begun</source>
        <translation>JSONL có nhãn, kèm các bài chưa ai bắt đầu</translation>
    </message>
    <message>
        <source>Export labelled JSONL</source>
        <translation>Xuất JSONL có nhãn</translation>
    </message>
    <message>
        <source>Labelled JSONL</source>
        <translation>JSONL có nhãn</translation>
    </message>
    <message>
        <source>Something is still being read or written; wait a moment, or cancel it.</source>
        <translation>Còn đang đọc hoặc ghi; hãy đợi một lát, hoặc hủy việc ấy.</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Đang xuất…</translation>
    </message>
    <message>
        <source>Exported to {name}: {lines} lines, {spans} spans.</source>
        <translation>Đã xuất ra {name}: {lines} dòng, {spans} đoạn đánh dấu.</translation>
    </message>
</context>
<context>
    <name>ProposalCommands</name>
    <message>
        <source>Nothing is proposed here.</source>
        <translation>Ở đây không có gợi ý.</translation>
    </message>
    <message>
        <source>No suggestions left.</source>
        <translation>Hết gợi ý.</translation>
    </message>
</context>
<context>
    <name>ProposalLine</name>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Ổ đĩa</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Lối tắt</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Không rõ</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Chọn tất cả</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Tăng</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Giảm</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Lưu thành</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Chọn</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>Tìm thư mục</translation>
    </message>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Tìm trong:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>Tê&amp;n tệp:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Thư mục:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>L&amp;oại tệp:</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Lùi</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Tiến</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Đi tới</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Thư mục cha</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Lên thư mục cha</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Tạo thư mục mới</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Tạo một thư mục mới</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>Thư mục mớ&amp;i</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Thư mục mới</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Danh sách</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Chuyển sang xem dạng danh sách</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Chuyển sang xem chi tiết</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Thanh bên</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>Danh sách vị trí và dấu trang</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Nơi vừa mở</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>Hiện </translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>&amp;Hiện tệp ẩn</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Đổ&amp;i tên</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>Đã có %1.
Bạn có muốn thay thế không?</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Không tìm thấy tệp.
Hãy kiểm tra lại tên tệp.</translation>
    </message>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
Không tìm thấy thư mục.
Hãy kiểm tra lại tên thư mục.</translation>
    </message>
    <message>
        <source>Are you sure you want to delete &apos;%1&apos;?</source>
        <translation>Bạn có chắc muốn xóa “%1” không?</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source>
        <translation>“%1” được bảo vệ chống ghi.
Bạn vẫn muốn xóa chứ?</translation>
    </message>
    <message>
        <source>Could not delete directory.</source>
        <translation>Không xóa được thư mục.</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Cỡ</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Ngày sửa</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Máy tính</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Máy tính này</translation>
    </message>
</context>
<context>
    <name>QGnomeTheme</name>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;OK</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Đón&amp;g</translation>
    </message>
    <message>
        <source>Close without Saving</source>
        <translation>Đóng, không lưu</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Show Details...</source>
        <translation>Xem chi tiết…</translation>
    </message>
    <message>
        <source>Hide Details...</source>
        <translation>Ẩn chi tiết…</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Lưu tất cả</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Có</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>Có tất &amp;cả</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Không</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>Khôn&amp;g tất cả</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Không lưu</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Áp dụng</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Đặt lại</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Về mặc định</translation>
    </message>
</context>
<context>
    <name>QProgressDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>QScrollBar</name>
    <message>
        <source>Scroll here</source>
        <translation>Cuộn tới đây</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Đầu trang</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Cuối trang</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Lên một trang</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Xuống một trang</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>Cuộn lên</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>Cuộn xuống</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>Mép trái</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>Mép phải</translation>
    </message>
    <message>
        <source>Page left</source>
        <translation>Sang trái một trang</translation>
    </message>
    <message>
        <source>Page right</source>
        <translation>Sang phải một trang</translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation>Cuộn sang trái</translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation>Cuộn sang phải</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Left</source>
        <translation>←</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>→</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>↑</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>↓</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>↵</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Dấu cách</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>PgDn</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Sao chép địa chỉ liê&amp;n kết</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Disagreements</source>
        <translation>Bất đồng</translation>
    </message>
    <message>
        <source>Share of decided disagreements</source>
        <translation>Tỉ lệ bất đồng đã xử</translation>
    </message>
    <message>
        <source>Order and filter</source>
        <translation>Thứ tự và bộ lọc</translation>
    </message>
    <message>
        <source>Order and filter; a filter is on</source>
        <translation>Thứ tự và bộ lọc; đang lọc</translation>
    </message>
    <message>
        <source>{left} left</source>
        <translation>còn {left}</translation>
    </message>
    <message>
        <source>{left} left of {all}</source>
        <translation>còn {left} / {all}</translation>
    </message>
    <message numerus="yes">
        <source>%n decided</source>
        <translation>
            <numerusform>đã xử %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} a minute</source>
        <translation>{number} / phút</translation>
    </message>
    <message numerus="yes">
        <source>%n agreed by themselves</source>
        <translation>
            <numerusform>%n chỗ tự khớp</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your own reviewed too</source>
        <translation>
            <numerusform>Đang đối chiếu cả %n bài của bạn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your own left out</source>
        <translation>
            <numerusform>Bỏ ra %n bài của bạn</numerusform>
        </translation>
    </message>
    <message>
        <source>Articles under review that you have marked, or are to read, yourself</source>
        <translation>Những bài đang đối chiếu mà chính bạn đã đánh dấu hoặc được giao đọc</translation>
    </message>
    <message numerus="yes">
        <source>%n changed since closing</source>
        <translation>
            <numerusform>%n bài khác đi sau khi chốt</numerusform>
        </translation>
    </message>
    <message>
        <source>Articles that were closed as gold, and whose labels were changed since: closed anew they are gold</source>
        <translation>Những bài đã chốt bản vàng nhưng sau đó nhãn đã thay đổi: chốt lại thì chúng lại là bản vàng</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Không có gì khớp.</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>đã xử</translation>
    </message>
    <message>
        <source>later</source>
        <translation>để sau</translation>
    </message>
</context>
<context>
    <name>RangeField</name>
    <message>
        <source>Remove: {name}</source>
        <translation>Bỏ: {name}</translation>
    </message>
</context>
<context>
    <name>RangePicking</name>
    <message>
        <source>Spans of this label have no cue.</source>
        <translation>Nhãn này không có từ dẫn.</translation>
    </message>
</context>
<context>
    <name>ReadThrough</name>
    <message>
        <source>link</source>
        <translation>nối</translation>
    </message>
    <message>
        <source>Agreed by themselves</source>
        <translation>Tự thống nhất</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Đã xử</translation>
    </message>
    <message>
        <source>Spans of gold</source>
        <translation>Đoạn vàng</translation>
    </message>
</context>
<context>
    <name>ReadingCommands</name>
    <message>
        <source>No further name.</source>
        <translation>Không còn tên nào nữa.</translation>
    </message>
    <message>
        <source>No further quotation.</source>
        <translation>Không còn trích dẫn nào nữa.</translation>
    </message>
    <message>
        <source>No further reported content.</source>
        <translation>Không còn lời dẫn nào nữa.</translation>
    </message>
    <message>
        <source>No further figure.</source>
        <translation>Không còn số liệu nào nữa.</translation>
    </message>
    <message>
        <source>Left out of the word lists, unreadable: {lists}.</source>
        <translation>Bỏ qua phần không đọc được trong danh sách từ: {lists}.</translation>
    </message>
</context>
<context>
    <name>ReadingPanel</name>
    <message>
        <source>Changed since it was closed</source>
        <translation>Đã thay đổi sau khi chốt</translation>
    </message>
    <message>
        <source>The annotators have changed their labels since this article was closed as gold. What is another now stands below. Read it again, and close it anew: until then it is not exported as gold.</source>
        <translation>Những người đánh dấu đã sửa nhãn sau khi bài này được chốt bản vàng. Những gì nay khác đi được ghi ở dưới. Hãy đọc lại rồi chốt lại: cho đến lúc đó bài không được xuất trong bản vàng.</translation>
    </message>
    <message>
        <source>Read it through once</source>
        <translation>Đọc lại một lượt</translation>
    </message>
    <message>
        <source>All of this article is decided. Read it once from its beginning: what everybody missed can be marked and linked with the keys of annotating. Then close it as gold.</source>
        <translation>Mọi bất đồng của bài đã xử xong. Đọc lại một lượt từ đầu: chỗ nào ai cũng bỏ sót thì đánh dấu và nối bằng các phím khi gán nhãn. Xong thì chốt bản vàng.</translation>
    </message>
</context>
<context>
    <name>ReanchoredDialog</name>
    <message>
        <source>Another version of the text</source>
        <translation>Bản khác của bài</translation>
    </message>
    <message numerus="yes">
        <source>%n not found again:</source>
        <translation>
            <numerusform>%n nhãn không tìm lại được:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n</source>
        <translation>
            <numerusform>Nhận %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Marked there</source>
        <translation>Đánh dấu ở bản kia</translation>
    </message>
    <message>
        <source>Would lie here</source>
        <translation>Chỗ tương ứng ở đây</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Mức chắc chắn</translation>
    </message>
    <message>
        <source>as it stood · {share}</source>
        <translation>như cũ · {share}</translation>
    </message>
    <message>
        <source>other words · {share}</source>
        <translation>chữ đã đổi · {share}</translation>
    </message>
    <message>
        <source>other surroundings · {share}</source>
        <translation>khác xung quanh · {share}</translation>
    </message>
    <message>
        <source>Not found again</source>
        <translation>Không tìm lại được</translation>
    </message>
    <message>
        <source>Tick the sure ones</source>
        <translation>Chọn chỗ chắc chắn</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Chọn hết</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Bỏ chọn hết</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Đón&amp;g</translation>
    </message>
</context>
<context>
    <name>Reoffers</name>
    <message numerus="yes">
        <source>%n of your labels on another version of this text are proposed here.</source>
        <translation>
            <numerusform>%n nhãn của bạn ở bản khác của bài này được gợi ý tại đây.</numerusform>
        </translation>
    </message>
    <message>
        <source>You have no labels on another version of this text.</source>
        <translation>Bạn không có nhãn nào ở bản khác của bài này.</translation>
    </message>
    <message>
        <source>Your labels on another version of this text</source>
        <translation>Nhãn của bạn ở bản khác của bài này</translation>
    </message>
    <message numerus="yes">
        <source>%n labels accepted.</source>
        <translation>
            <numerusform>Đã nhận %n nhãn.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>How the review went</source>
        <translation>Kết quả đối chiếu</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>Everybody against the gold</source>
        <translation>Từng người so với bản vàng</translation>
    </message>
    <message>
        <source>What was taken for what</source>
        <translation>Nhãn nào bị lẫn với nhãn nào</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>–: undefined, because nothing was marked by one of the two.</source>
        <translation>–: không xác định, vì một trong hai bên không đánh dấu gì.</translation>
    </message>
    <message>
        <source>Rows: the gold. Columns: what the annotators had at the same places.</source>
        <translation>Hàng: bản vàng. Cột: nhãn mà người gán đã đặt ở cùng chỗ.</translation>
    </message>
    <message>
        <source>Export the gold…</source>
        <translation>Xuất bản vàng…</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Đã xử</translation>
    </message>
    <message>
        <source>A minute</source>
        <translation>Mỗi phút</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Người gán nhãn</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Số đoạn</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Độ chính xác</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Độ phủ</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Chỗ</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Bản vàng</translation>
    </message>
</context>
<context>
    <name>ReportWindow</name>
    <message>
        <source>&amp;Close</source>
        <translation>Đón&amp;g</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Chép</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Lưu…</translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message>
        <source>Read it through</source>
        <translation>Đọc lại một lượt</translation>
    </message>
    <message>
        <source>of {all}</source>
        <translation>/ {all}</translation>
    </message>
    <message>
        <source>take it and go on</source>
        <translation>chọn rồi đi tiếp</translation>
    </message>
    <message>
        <source>next, previous</source>
        <translation>tới, lui</translation>
    </message>
    <message>
        <source>undo, go back</source>
        <translation>hoàn tác, quay lại</translation>
    </message>
    <message numerus="yes">
        <source>%n groups have the same text and options</source>
        <translation>
            <numerusform>%n chỗ cùng chữ, cùng phương án</numerusform>
        </translation>
    </message>
    <message>
        <source>Decide them alike</source>
        <translation>Xử giống nhau</translation>
    </message>
    <message>
        <source>Close as gold</source>
        <translation>Chốt bản vàng</translation>
    </message>
    <message>
        <source>choose one, {key} takes it and goes on</source>
        <translation>gõ số để chọn, {key} lấy rồi đi tiếp</translation>
    </message>
</context>
<context>
    <name>ReviewCommands</name>
    <message>
        <source>You read none of the articles under review yourself.</source>
        <translation>Trong các bài đang đối chiếu không có bài nào bạn đọc.</translation>
    </message>
    <message>
        <source>A value is asked here: take one of them.</source>
        <translation>Ở đây hỏi giá trị: hãy chọn một giá trị.</translation>
    </message>
    <message>
        <source>Agreed by themselves</source>
        <translation>Tự thống nhất</translation>
    </message>
    <message>
        <source>How the review went</source>
        <translation>Kết quả đối chiếu</translation>
    </message>
    <message>
        <source>Several spans lie here; their boundaries stay as they are.</source>
        <translation>Chỗ này có nhiều đoạn; mép của chúng giữ nguyên.</translation>
    </message>
    <message>
        <source>Choose an option first, with the arrows.</source>
        <translation>Hãy chọn một phương án trước, bằng phím mũi tên.</translation>
    </message>
    <message>
        <source>No other group has the same text and the same options.</source>
        <translation>Không có chỗ nào khác cùng chữ, cùng phương án.</translation>
    </message>
    <message>
        <source>Something in this article is to be decided again.</source>
        <translation>Trong bài này có chỗ cần quyết định lại.</translation>
    </message>
    <message>
        <source>No decision is left to be taken back.</source>
        <translation>Không còn quyết định nào để hoàn lại.</translation>
    </message>
</context>
<context>
    <name>ReviewCounted</name>
    <message numerus="yes">
        <source>%n articles are gold.</source>
        <translation>
            <numerusform>%n bài đã là bản vàng.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are left without it.</source>
        <translation>
            <numerusform>Bỏ lọc thì còn %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Closed, but gold no more, as fewer than two have finished them now: %n.</source>
        <translation>
            <numerusform>Đã chốt nhưng không còn là bản vàng vì nay chưa đủ hai người làm xong: %n bài.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles are left out: you read them too.</source>
        <translation>
            <numerusform>Bỏ ra %n bài vì chính bạn cũng đọc.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewDesk</name>
    <message>
        <source>Not all articles have been compared yet; wait a moment.</source>
        <translation>Chưa so sánh xong mọi bài; chờ một lát.</translation>
    </message>
    <message>
        <source>No further disagreement in this direction.</source>
        <translation>Không còn bất đồng nào về phía này.</translation>
    </message>
    <message>
        <source>The ends of this link are to be decided first.</source>
        <translation>Cần quyết định hai đầu của liên kết này trước.</translation>
    </message>
    <message>
        <source>All that the filter shows are links whose ends are to be decided first.</source>
        <translation>Bộ lọc chỉ cho thấy những liên kết mà hai đầu phải được quyết định trước.</translation>
    </message>
    <message>
        <source>“{title}” was closed, and is gold no more: fewer than two have finished it now.</source>
        <translation>“{title}” đã chốt nhưng không còn là bản vàng: nay chưa đủ hai người làm xong.</translation>
    </message>
</context>
<context>
    <name>ReviewWords</name>
    <message>
        <source>not set</source>
        <translation>chưa điền</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
</context>
<context>
    <name>SalvageCommands</name>
    <message>
        <source>Annotator projects</source>
        <translation>Dự án Annotator</translation>
    </message>
    <message>
        <source>Salvage a damaged project</source>
        <translation>Cứu một dự án bị hỏng</translation>
    </message>
    <message>
        <source>What can be read of {name} is to be brought back.</source>
        <translation>Những gì còn đọc được của {name} sẽ được cứu lại.</translation>
    </message>
    <message>
        <source>Salvage…</source>
        <translation>Cứu…</translation>
    </message>
    <message>
        <source>It is kept as {name}; a salvage reads it too.</source>
        <translation>Tệp ấy được giữ lại với tên {name}; khi cứu dự án, nó cũng được đọc.</translation>
    </message>
    <message>
        <source>Salvage writes a new project of what the file, its newest good backup and its history hold. The damaged file is kept beside it under another name.</source>
        <translation>Việc cứu sẽ tạo một dự án mới từ những gì còn đọc được trong tệp, trong bản sao lưu tốt mới nhất và trong lịch sử. Tệp hỏng được giữ lại bên cạnh dưới tên khác.</translation>
    </message>
    <message numerus="yes">
        <source>%n changes that are not saved are kept until it opens again.</source>
        <translation>
            <numerusform>Còn %n thay đổi chưa lưu, được giữ cho tới khi dự án mở lại được.</numerusform>
        </translation>
    </message>
    <message>
        <source>Damaged project</source>
        <translation>Dự án bị hỏng</translation>
    </message>
    <message>
        <source>&amp;Salvage…</source>
        <translation>&amp;Cứu…</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>&amp;Khôi phục bản sao lưu…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>Something is still being read or written; wait a moment, or cancel it.</source>
        <translation>Vẫn còn việc đang đọc hoặc ghi; hãy chờ một lát, hoặc hủy việc đó.</translation>
    </message>
    <message>
        <source>Salvaging…</source>
        <translation>Đang cứu…</translation>
    </message>
</context>
<context>
    <name>SalvageWaiting</name>
    <message>
        <source>Not saved</source>
        <translation>Chưa lưu</translation>
    </message>
    <message numerus="yes">
        <source>%n changes in {name} are not saved.</source>
        <translation>
            <numerusform>Còn %n thay đổi trong {name} chưa được lưu.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept only while this window is open. They are saved once the project opens again.</source>
        <translation>Chúng chỉ được giữ khi cửa sổ này còn mở, và sẽ được lưu khi dự án mở lại được.</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Thử lại</translation>
    </message>
    <message>
        <source>Leave &amp;without them</source>
        <translation>Rời đi &amp;không lưu</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>Ở &amp;lại</translation>
    </message>
</context>
<context>
    <name>SalvagedDialog</name>
    <message>
        <source>What was salvaged</source>
        <translation>Những gì đã cứu được</translation>
    </message>
    <message>
        <source>{name} was salvaged</source>
        <translation>Đã cứu {name}</translation>
    </message>
    <message>
        <source>From the file</source>
        <translation>Từ tệp</translation>
    </message>
    <message>
        <source>From the backup</source>
        <translation>Từ bản sao lưu</translation>
    </message>
    <message>
        <source>From the history</source>
        <translation>Từ lịch sử</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Mất</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Không chắc</translation>
    </message>
    <message>
        <source>What was lost</source>
        <translation>Những gì bị mất</translation>
    </message>
    <message>
        <source>Show what was &amp;lost</source>
        <translation>Xem những gì bị &amp;mất</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>Ché&amp;p báo cáo</translation>
    </message>
    <message>
        <source>Use that &amp;backup</source>
        <translation>Dùng &amp;bản sao lưu đó</translation>
    </message>
    <message>
        <source>&amp;Open the project</source>
        <translation>Mở &amp;dự án</translation>
    </message>
</context>
<context>
    <name>SampleLines</name>
    <message>
        <source>Lune Station</source>
        <translation>Trạm Lune</translation>
    </message>
    <message>
        <source> said </source>
        <translation> nói </translation>
    </message>
    <message>
        <source>dust rose </source>
        <translation>bụi đã vượt mức </translation>
    </message>
    <message>
        <source>3 times</source>
        <translation>3 lần</translation>
    </message>
    <message>
        <source>the plant</source>
        <translation>nhà máy</translation>
    </message>
    <message>
        <source>it never did</source>
        <translation>không có lần nào</translation>
    </message>
</context>
<context>
    <name>Saying</name>
    <message numerus="yes">
        <source>%n changes wait.</source>
        <translation>
            <numerusform>Có %n thay đổi đang chờ.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message numerus="yes">
        <source>Everything, also the %n changes that wait, is in the copy {path}.</source>
        <translation>
            <numerusform>Mọi thứ, kể cả %n thay đổi đang chờ, đều có trong bản sao {path}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the copy</source>
        <translation>Mở bản sao</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Lưu một bản khác…</translation>
    </message>
</context>
<context>
    <name>SearchCommands</name>
    <message>
        <source>Type words that an article has, all of them, or a “phrase” in quotation marks.</source>
        <translation>Gõ các từ mà bài phải có đủ, hoặc một “cụm từ” trong ngoặc kép.</translation>
    </message>
    <message>
        <source>↓ shows what was searched for before.</source>
        <translation>Nhấn ↓ để xem những lần tìm trước.</translation>
    </message>
    <message>
        <source>The search has no further result.</source>
        <translation>Không còn kết quả nào nữa.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm kiếm</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Search</source>
        <translation>Tìm kiếm</translation>
    </message>
    <message numerus="yes">
        <source>in %n articles</source>
        <translation>
            <numerusform>trong %n bài</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in more than %n articles</source>
        <translation>
            <numerusform>trong hơn %n bài</numerusform>
        </translation>
    </message>
    <message>
        <source>Earlier searches</source>
        <translation>Những lần tìm trước</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Chưa làm</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Đang làm</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Words, or a “phrase”, in all articles…</source>
        <translation>Từ, hoặc “cụm từ”, trong mọi bài…</translation>
    </message>
    <message>
        <source>Results of the search</source>
        <translation>Kết quả tìm</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Đoạn đánh dấu</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Search the texts of the articles</source>
        <translation>Tìm trong văn bản của các bài</translation>
    </message>
    <message>
        <source>Search the words inside spans</source>
        <translation>Tìm trong chữ của các đoạn đánh dấu</translation>
    </message>
    <message>
        <source>Search the notes on spans and articles</source>
        <translation>Tìm trong ghi chú về đoạn đánh dấu và bài</translation>
    </message>
    <message>
        <source>a = á = à</source>
        <translation>a = á = à</translation>
    </message>
    <message>
        <source>Leave diacritics out of account</source>
        <translation>Không tính dấu</translation>
    </message>
    <message>
        <source>Search only some articles</source>
        <translation>Chỉ tìm trong một số bài</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Đóng ô tìm kiếm</translation>
    </message>
    <message>
        <source>No text has these words.</source>
        <translation>Không văn bản nào có các từ này.</translation>
    </message>
    <message>
        <source>No span has these words.</source>
        <translation>Không đoạn đánh dấu nào có các từ này.</translation>
    </message>
    <message>
        <source>No note has these words.</source>
        <translation>Không ghi chú nào có các từ này.</translation>
    </message>
    <message>
        <source>Diacritics count; “a = á = à” leaves them out of account.</source>
        <translation>Dấu đang được tính; bấm “a = á = à” để không tính dấu.</translation>
    </message>
    <message>
        <source>Only some articles are searched: a click on what is named above ends that.</source>
        <translation>Chỉ một số bài được tìm: bấm vào mục ghi ở trên để tìm trong tất cả.</translation>
    </message>
    <message numerus="yes">
        <source>%n more in this article</source>
        <translation>
            <numerusform>còn %n chỗ nữa trong bài này</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hits</source>
        <translation>
            <numerusform>%n chỗ</numerusform>
        </translation>
    </message>
    <message>
        <source>title</source>
        <translation>tiêu đề</translation>
    </message>
    <message>
        <source>note</source>
        <translation>ghi chú</translation>
    </message>
    <message>
        <source>note on the article</source>
        <translation>ghi chú về bài</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>cờ</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Bring my choices back</source>
        <translation>Lấy lại lựa chọn của tôi</translation>
    </message>
    <message>
        <source>These are the program&apos;s own choices</source>
        <translation>Đây là lựa chọn sẵn của chương trình</translation>
    </message>
    <message>
        <source>Back to the program&apos;s own choices</source>
        <translation>Về lựa chọn sẵn của chương trình</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Close  Esc</source>
        <translation>Đóng  Esc</translation>
    </message>
</context>
<context>
    <name>ShareDialog</name>
    <message>
        <source>Share out articles</source>
        <translation>Phân bài</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Người đọc</translation>
    </message>
    <message>
        <source>Read by several</source>
        <translation>Nhiều người cùng đọc</translation>
    </message>
    <message>
        <source>How many read the same</source>
        <translation>Số người đọc cùng một bài</translation>
    </message>
    <message>
        <source>&amp;Share out</source>
        <translation>&amp;Phân</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
</context>
<context>
    <name>SoundnessCommands</name>
    <message>
        <source>Annotator projects</source>
        <translation>Dự án Annotator</translation>
    </message>
    <message>
        <source>Check a project</source>
        <translation>Kiểm tra một dự án</translation>
    </message>
    <message>
        <source>Checking the project…</source>
        <translation>Đang kiểm tra dự án…</translation>
    </message>
    <message>
        <source>A backup is made first. Steps from before can no longer be undone then.</source>
        <translation>Một bản sao lưu được tạo trước. Sau đó không hoàn tác được những bước trước nữa.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>&amp;Sửa</translation>
    </message>
    <message>
        <source>Repairing…</source>
        <translation>Đang sửa…</translation>
    </message>
    <message numerus="yes">
        <source>%n put right.</source>
        <translation>
            <numerusform>Đã sửa %n chỗ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay as they were: it is not sure how they should be.</source>
        <translation>
            <numerusform>%n chỗ giữ nguyên: không chắc chúng phải thế nào.</numerusform>
        </translation>
    </message>
    <message>
        <source>Salvage writes a new project of what the file, its newest good backup and its history hold. The damaged file is kept beside it under another name.</source>
        <translation>Việc cứu sẽ tạo một dự án mới từ những gì còn đọc được trong tệp, trong bản sao lưu tốt mới nhất và trong lịch sử. Tệp hỏng được giữ lại bên cạnh dưới tên khác.</translation>
    </message>
    <message>
        <source>Salvage</source>
        <translation>Cứu dự án</translation>
    </message>
    <message>
        <source>&amp;Salvage</source>
        <translation>Cứ&amp;u dự án</translation>
    </message>
</context>
<context>
    <name>SoundnessDialog</name>
    <message>
        <source>Check project</source>
        <translation>Kiểm tra dự án</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Ở đâu</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Điều tìm thấy</translation>
    </message>
    <message>
        <source>How serious</source>
        <translation>Mức độ</translation>
    </message>
    <message>
        <source>&amp;Repair…</source>
        <translation>&amp;Sửa…</translation>
    </message>
    <message>
        <source>&amp;Salvage…</source>
        <translation>Cứ&amp;u…</translation>
    </message>
    <message>
        <source>C&amp;opy report</source>
        <translation>&amp;Chép báo cáo</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>&amp;Kiểm tra lại</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Đón&amp;g</translation>
    </message>
    <message numerus="yes">
        <source>%n things are left in {name} after the repair.</source>
        <translation>
            <numerusform>Sau khi sửa, {name} còn %n vấn đề.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things were found in {name}. The check has changed nothing.</source>
        <translation>
            <numerusform>Tìm thấy %n điều trong {name}. Việc kiểm tra không thay đổi gì.</numerusform>
        </translation>
    </message>
    <message>
        <source>Repairing: {what}</source>
        <translation>Cách sửa: {what}</translation>
    </message>
    <message>
        <source>The project must be open for writing.</source>
        <translation>Dự án phải đang mở để ghi.</translation>
    </message>
    <message numerus="yes">
        <source>Where it is; the first %n:</source>
        <translation>
            <numerusform>Ở đâu; %n chỗ đầu tiên:</numerusform>
        </translation>
    </message>
    <message>
        <source>Where it is:</source>
        <translation>Ở đâu:</translation>
    </message>
    <message>
        <source>link “{name}”</source>
        <translation>liên kết “{name}”</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>    {column}: “{here}” in the file, “{told}” in the history</source>
        <translation>    {column}: “{here}” trong tệp, “{told}” trong lịch sử</translation>
    </message>
    <message>
        <source>    there in the file, deleted in the history</source>
        <translation>    còn trong tệp, đã xóa theo lịch sử</translation>
    </message>
    <message>
        <source>    deleted in the file, there in the history</source>
        <translation>    đã xóa trong tệp, còn theo lịch sử</translation>
    </message>
    <message numerus="yes">
        <source>and %n more; all of them are in the list.</source>
        <translation>
            <numerusform>và %n chỗ nữa; tất cả đều có trong danh sách.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpanList</name>
    <message>
        <source>Filter…</source>
        <translation>Lọc…</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Đoạn đánh dấu</translation>
    </message>
    <message>
        <source>Filter by words…</source>
        <translation>Lọc theo chữ…</translation>
    </message>
    <message>
        <source>All spans</source>
        <translation>Mọi đoạn</translation>
    </message>
    <message>
        <source>Only with open points</source>
        <translation>Chỉ đoạn còn thiếu</translation>
    </message>
    <message>
        <source>boilerplate</source>
        <translation>không thuộc bài</translation>
    </message>
    <message>
        <source>another article</source>
        <translation>bài khác</translation>
    </message>
    <message>
        <source>Order and filter of the spans</source>
        <translation>Thứ tự và bộ lọc các đoạn</translation>
    </message>
    <message numerus="yes">
        <source>%n possible targets</source>
        <translation>
            <numerusform>%n đích phù hợp</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} / {all}</translation>
    </message>
    <message>
        <source>In the order of the text</source>
        <translation>Theo thứ tự trong bài</translation>
    </message>
    <message>
        <source>By label</source>
        <translation>Theo nhãn</translation>
    </message>
    <message>
        <source>Open points first</source>
        <translation>Đoạn còn thiếu lên trước</translation>
    </message>
    <message>
        <source>Nothing matches. Esc clears the filter.</source>
        <translation>Không có đoạn nào khớp. Esc để bỏ lọc.</translation>
    </message>
    <message>
        <source>Nothing marked. Select words, then choose a label.</source>
        <translation>Chưa đánh dấu gì. Bôi đen chữ rồi chọn nhãn.</translation>
    </message>
    <message>
        <source>{keys} or {last}</source>
        <translation>{keys} hoặc {last}</translation>
    </message>
    <message>
        <source>Nothing marked. Select words, then press {keys}.</source>
        <translation>Chưa đánh dấu gì. Chọn chữ rồi nhấn {keys}.</translation>
    </message>
    <message>
        <source>{label}: {quote}</source>
        <translation>{label}: {quote}</translation>
    </message>
    <message>
        <source>{span}, open point</source>
        <translation>{span}, còn thiếu</translation>
    </message>
</context>
<context>
    <name>SplitCommands</name>
    <message>
        <source>Put the caret into the line with which the second article begins, then split.</source>
        <translation>Hãy đặt con trỏ vào dòng mở đầu bài thứ hai rồi tách.</translation>
    </message>
    <message>
        <source>Another article begins here: “{quote}”</source>
        <translation>Một bài khác bắt đầu ở đây: “{quote}”</translation>
    </message>
    <message>
        <source>The lead splits articles. This one is flagged with the place.</source>
        <translation>Trưởng nhóm tách bài. Bài này đã được gắn cờ kèm vị trí.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>Splitting…</source>
        <translation>Đang tách…</translation>
    </message>
    <message numerus="yes">
        <source>The article was split; this is the first of %n parts.</source>
        <translation>
            <numerusform>Đã tách bài; đây là phần đầu trong %n phần.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Hoàn lại…</translation>
    </message>
    <message numerus="yes">
        <source>%n more articles seem to stand in this text; the next begins “{line}”.</source>
        <translation>
            <numerusform>Trong văn bản này dường như còn %n bài nữa; bài kế tiếp bắt đầu bằng “{line}”.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at the split…</source>
        <translation>Xem cách tách…</translation>
    </message>
    <message>
        <source>It is one article</source>
        <translation>Đây là một bài</translation>
    </message>
</context>
<context>
    <name>SplitPreview</name>
    <message>
        <source>Split the article</source>
        <translation>Tách bài</translation>
    </message>
    <message>
        <source>The article cannot be split there yet.</source>
        <translation>Chưa thể tách bài ở đó.</translation>
    </message>
    <message numerus="yes">
        <source>The article becomes %n articles.</source>
        <translation>
            <numerusform>Bài trở thành %n bài.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters</source>
        <translation>
            <numerusform>%n ký tự</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels</source>
        <translation>
            <numerusform>%n nhãn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links</source>
        <translation>
            <numerusform>%n liên kết</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n zones</source>
        <translation>
            <numerusform>%n vùng</numerusform>
        </translation>
    </message>
    <message>
        <source>joins the article of this text that is there already</source>
        <translation>nhập vào bài có cùng văn bản đã có sẵn</translation>
    </message>
    <message>
        <source>A label is moved by the person who made it.</source>
        <translation>Nhãn của ai thì người đó dời.</translation>
    </message>
    <message>
        <source>The whole text stays in the project, hidden. Everybody&apos;s labels and states move along.</source>
        <translation>Bản nguyên vẫn ở trong dự án, được ẩn đi. Nhãn và trạng thái của mọi người chuyển theo.</translation>
    </message>
    <message numerus="yes">
        <source>%n links lead from one part to another: they stay with the whole text only.</source>
        <translation>
            <numerusform>%n liên kết nối từ phần này sang phần kia: chúng chỉ còn ở bản nguyên.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gold moves along; %n decisions of the review stay with the whole text.</source>
        <translation>
            <numerusform>Nhãn chuẩn chuyển theo; %n quyết định khi duyệt ở lại với bản nguyên.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels or zones lie across the cut and must be moved first:</source>
        <translation>
            <numerusform>%n nhãn hoặc vùng nằm vắt qua chỗ cắt và phải được dời trước:</numerusform>
        </translation>
    </message>
    <message>
        <source>{whose}: “{quote}”</source>
        <translation>{whose}: “{quote}”</translation>
    </message>
    <message>
        <source>What lies across the cut</source>
        <translation>Những gì nằm vắt qua chỗ cắt</translation>
    </message>
    <message>
        <source>zone {kind}</source>
        <translation>vùng {kind}</translation>
    </message>
    <message>
        <source>{label} of {name}</source>
        <translation>{label} của {name}</translation>
    </message>
    <message>
        <source>&amp;Split</source>
        <translation>&amp;Tách</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>&amp;Đến đó</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Another file has taken the place of {name}: nothing is saved now.</source>
        <translation>Một tệp khác đã thế chỗ {name}: lúc này chưa lưu được gì.</translation>
    </message>
    <message>
        <source>{name} is no longer there: nothing is saved now.</source>
        <translation>{name} không còn ở đó: lúc này chưa lưu được gì.</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Lưu một bản khác…</translation>
    </message>
    <message>
        <source>Open what is there</source>
        <translation>Mở tệp đang ở đó</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Start</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>Read. Mark. Done.</source>
        <translation>Đọc. Đánh dấu. Xong.</translation>
    </message>
    <message>
        <source>Who says what, who denies it, and with which figures. Everything lies in one file on this computer; nothing is sent.</source>
        <translation>Ai nói điều gì, ai bác bỏ, và với những con số nào. Mọi thứ nằm trong một tệp trên máy này; không có gì được gửi đi.</translation>
    </message>
    <message>
        <source>Open the sample project</source>
        <translation>Mở dự án mẫu</translation>
    </message>
    <message>
        <source>Short articles, some already marked; five minutes</source>
        <translation>Bài ngắn, vài bài đã đánh dấu sẵn, năm phút là quen tay</translation>
    </message>
    <message>
        <source>Open a handout</source>
        <translation>Mở gói bài</translation>
    </message>
    <message>
        <source>A .handout file from who leads the project, or drop it here</source>
        <translation>Tệp .handout trưởng nhóm gửi, hoặc kéo thả vào đây</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Dự án mới</translation>
    </message>
    <message>
        <source>Choose where the file is kept</source>
        <translation>Chọn nơi cất tệp</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Mở dự án</translation>
    </message>
    <message>
        <source>An .annot file, or drop it here</source>
        <translation>Tệp .annot có sẵn, hoặc kéo thả vào đây</translation>
    </message>
    <message>
        <source>Import a folder of articles</source>
        <translation>Nhập một thư mục bài viết</translation>
    </message>
    <message>
        <source>Text, web pages, Word, PDF, tables; looked through first</source>
        <translation>Văn bản, trang web, Word, PDF, bảng; xem trước rồi mới nhập</translation>
    </message>
    <message>
        <source>Bring back a backup</source>
        <translation>Lấy lại từ bản sao lưu</translation>
    </message>
    <message>
        <source>Of a project that is gone, damaged, or was better before</source>
        <translation>Cho dự án bị mất, bị hỏng, hoặc cần trở về như trước</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Dự án gần đây</translation>
    </message>
    <message>
        <source>No project yet. Those you open will be here.</source>
        <translation>Chưa có dự án nào. Những dự án đã mở sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>It looks like this</source>
        <translation>Trông như thế này</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>bảng phím tắt</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Bảng phím tắt</translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it</source>
        <translation>Sáng, tối, hoặc theo hệ thống</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Theme: {name}</source>
        <translation>Giao diện: {name}</translation>
    </message>
</context>
<context>
    <name>StatePage</name>
    <message>
        <source>Two people must have finished the same article.</source>
        <translation>Cần hai người cùng làm xong một bài.</translation>
    </message>
    <message>
        <source>No disagreement left. The gold can be exported.</source>
        <translation>Không còn bất đồng. Xuất bản vàng được rồi.</translation>
    </message>
    <message>
        <source>What is left are articles that you have marked yourself: somebody else decides them.</source>
        <translation>Chỉ còn những bài chính bạn đã đánh dấu: người khác sẽ xử các bài này.</translation>
    </message>
    <message>
        <source>All is decided but what you have marked yourself: somebody else decides that.</source>
        <translation>Mọi thứ đã quyết định, trừ những bài chính bạn đã gán nhãn: người khác sẽ quyết định.</translation>
    </message>
    <message>
        <source>Nothing that waits fits the filter.</source>
        <translation>Không có gì đang chờ khớp với bộ lọc.</translation>
    </message>
    <message>
        <source>Export the gold…</source>
        <translation>Xuất bản vàng…</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>Xem kết quả</translation>
    </message>
    <message>
        <source>Review my own too…</source>
        <translation>Đối chiếu cả bài của tôi…</translation>
    </message>
</context>
<context>
    <name>TextColumns</name>
    <message>
        <source>Text, column {number}</source>
        <translation>Văn bản, cột {number}</translation>
    </message>
    <message>
        <source>choose a column</source>
        <translation>chọn một cột</translation>
    </message>
    <message>
        <source>no further column</source>
        <translation>không thêm cột nào</translation>
    </message>
</context>
<context>
    <name>TextCommands</name>
    <message>
        <source>There is no figure here. Select what is to be one.</source>
        <translation>Ở đây không có số liệu. Hãy bôi đen phần muốn đánh dấu.</translation>
    </message>
    <message>
        <source>Select the text to copy first.</source>
        <translation>Hãy chọn chữ cần sao chép trước.</translation>
    </message>
    <message>
        <source>Nothing is marked yet.</source>
        <translation>Chưa đánh dấu gì.</translation>
    </message>
    <message>
        <source>No open points.</source>
        <translation>Không còn điểm nào thiếu.</translation>
    </message>
</context>
<context>
    <name>ToldDialog</name>
    <message>
        <source>&amp;Close</source>
        <translation>Đón&amp;g</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Another annotator…</source>
        <translation>Người khác…</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Gán nhãn</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Đối chiếu</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Tổng quan</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Trình đơn</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Lệnh</translation>
    </message>
    <message>
        <source>Show the articles</source>
        <translation>Hiện danh sách bài</translation>
    </message>
    <message>
        <source>Annotator: {name}</source>
        <translation>Người gán nhãn: {name}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Đã lưu</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Chưa lưu</translation>
    </message>
    <message>
        <source>Reading only</source>
        <translation>Chỉ đọc</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Chưa lưu</translation>
    </message>
</context>
<context>
    <name>TwinPage</name>
    <message>
        <source>This one</source>
        <translation>Bài này</translation>
    </message>
    <message>
        <source>Nearly the same</source>
        <translation>Bài gần giống</translation>
    </message>
    <message>
        <source>Import it &amp;too</source>
        <translation>Vẫn nhậ&amp;p</translation>
    </message>
    <message>
        <source>&amp;Leave it out</source>
        <translation>&amp;Bỏ ra</translation>
    </message>
    <message>
        <source>{share} % the same as “{title}”. What differs stands on grey.</source>
        <translation>Giống “{title}” {share} %. Chỗ khác nhau nằm trên nền xám.</translation>
    </message>
    <message numerus="yes">
        <source>The same for all %n near duplicates</source>
        <translation>
            <numerusform>Làm vậy với cả %n bài gần giống</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Unsaved</name>
    <message numerus="yes">
        <source>%n changes that are not saved are not in it.</source>
        <translation>
            <numerusform>Có %n thay đổi chưa lưu không nằm trong đó.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsavedShown</name>
    <message>
        <source>Not saved</source>
        <translation>Chưa lưu</translation>
    </message>
</context>
<context>
    <name>WayBack</name>
    <message>
        <source>Bring back</source>
        <translation>Lấy lại</translation>
    </message>
    <message>
        <source>Bring back as it was then</source>
        <translation>Lấy lại như lúc đó</translation>
    </message>
    <message>
        <source>Back to how it was then</source>
        <translation>Đưa về như lúc đó</translation>
    </message>
    <message>
        <source>Back to how it was before</source>
        <translation>Đưa về như trước đó</translation>
    </message>
</context>
<context>
    <name>WhoseAct</name>
    <message>
        <source>The last act is one of the review: it is taken back there ({key}).</source>
        <translation>Thao tác cuối là của phần đối chiếu: hoàn tác ở đó ({key}).</translation>
    </message>
    <message>
        <source>The next act is one of the review: it is done again there ({key}).</source>
        <translation>Thao tác kế tiếp là của phần đối chiếu: làm lại ở đó ({key}).</translation>
    </message>
    <message>
        <source>The last act is one of annotating: it is taken back there ({key}).</source>
        <translation>Thao tác cuối là của phần gán nhãn: hoàn tác ở đó ({key}).</translation>
    </message>
    <message>
        <source>The next act is one of annotating: it is done again there ({key}).</source>
        <translation>Thao tác kế tiếp là của phần gán nhãn: làm lại ở đó ({key}).</translation>
    </message>
</context>
<context>
    <name>WorkCommands</name>
    <message>
        <source>Finished</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>{state}, not saved</source>
        <translation>{state}, chưa lưu</translation>
    </message>
</context>
<context>
    <name>WorkNote</name>
    <message>
        <source>Add a note on the article</source>
        <translation>Thêm ghi chú cho bài</translation>
    </message>
    <message>
        <source>Note on the article</source>
        <translation>Ghi chú về bài</translation>
    </message>
</context>
<context>
    <name>ZoneCommands</name>
    <message>
        <source>sure</source>
        <translation>độ chắc</translation>
    </message>
    <message numerus="yes">
        <source>%n zones accepted.</source>
        <translation>
            <numerusform>Đã chấp nhận %n vùng.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n zones rejected.</source>
        <translation>
            <numerusform>Đã từ chối %n vùng.</numerusform>
        </translation>
    </message>
    <message>
        <source>No zones are proposed here.</source>
        <translation>Ở đây không có vùng nào được đề xuất.</translation>
    </message>
    <message>
        <source>The lead answers what is proposed of zones.</source>
        <translation>Trưởng nhóm quyết định về các vùng được đề xuất.</translation>
    </message>
    <message>
        <source>At least {level} % sure: {count}</source>
        <translation>Chắc từ {level} % trở lên: {count}</translation>
    </message>
    <message>
        <source>No zone lies here.</source>
        <translation>Ở đây không có vùng nào.</translation>
    </message>
</context>
<context>
    <name>ZoneList</name>
    <message>
        <source>proposed</source>
        <translation>được đề xuất</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>đã chấp nhận</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>đã từ chối</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Các vùng</translation>
    </message>
    <message>
        <source>{count} · {waiting} proposed</source>
        <translation>{count} · {waiting} được đề xuất</translation>
    </message>
    <message>
        <source>No zones. Select a stretch of text to draw one.</source>
        <translation>Chưa có vùng nào. Chọn một đoạn chữ để vẽ vùng.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Đưa trở lại</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Chấp nhận</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Từ chối</translation>
    </message>
    <message>
        <source>Another kind…</source>
        <translation>Loại khác…</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>Chấp nhận tất cả</translation>
    </message>
    <message>
        <source>The sure ones…</source>
        <translation>Những vùng chắc…</translation>
    </message>
</context>
<context>
    <name>ZoneOffer</name>
    <message>
        <source>Accept all</source>
        <translation>Chấp nhận tất cả</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>This part has no zones yet. Its text shows: {zones}</source>
        <translation>Phần này chưa có vùng nào. Trong bài thấy: {zones}</translation>
    </message>
    <message>
        <source>Propose them</source>
        <translation>Đề xuất chúng</translation>
    </message>
    <message>
        <source>Title, source and date are there already.</source>
        <translation>Tít, nguồn và ngày giờ đã có sẵn.</translation>
    </message>
    <message>
        <source>The text says nothing that is not known.</source>
        <translation>Văn bản không cho biết thêm điều gì mới.</translation>
    </message>
    <message>
        <source>title “{title}”</source>
        <translation>tít “{title}”</translation>
    </message>
    <message>
        <source>source {source}</source>
        <translation>nguồn {source}</translation>
    </message>
    <message>
        <source>date {date}</source>
        <translation>ngày giờ {date}</translation>
    </message>
    <message>
        <source>Read from the text: {found}.</source>
        <translation>Đọc được từ văn bản: {found}.</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Lấy</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>The lead answers what is proposed of zones.</source>
        <translation>Trưởng nhóm quyết định về các vùng được đề xuất.</translation>
    </message>
    <message>
        <source>Looking for zones…</source>
        <translation>Đang tìm các vùng…</translation>
    </message>
    <message>
        <source>There is nothing new to propose.</source>
        <translation>Không có gì mới để đề xuất.</translation>
    </message>
    <message numerus="yes">
        <source>%n zones proposed;</source>
        <translation>
            <numerusform>Đã đề xuất %n vùng;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proposals taken away, no new ones;</source>
        <translation>
            <numerusform>Đã gỡ %n đề xuất, không có đề xuất mới;</numerusform>
        </translation>
    </message>
    <message>
        <source>articles looked at: {articles}.</source>
        <translation>số bài đã xem: {articles}.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Hoàn lại</translation>
    </message>
</context>
<context>
    <name>ZoneTable</name>
    <message>
        <source>Zone</source>
        <translation>Vùng</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Độ chắc</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Vì sao</translation>
    </message>
    <message>
        <source>Proposed zones</source>
        <translation>Vùng được đề xuất</translation>
    </message>
</context>
<context>
    <name>ZoneWords</name>
    <message>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
    <message>
        <source>This lies in boilerplate. The label is kept all the same.</source>
        <translation>Chỗ này không thuộc bài. Nhãn vẫn được giữ.</translation>
    </message>
    <message>
        <source>This lies in another article, which a right click can split off. The label is kept all the same.</source>
        <translation>Chỗ này nằm trong một bài khác; nhấn chuột phải để tách bài. Nhãn vẫn được giữ.</translation>
    </message>
</context>
<context>
    <name>ZonedText</name>
    <message numerus="yes">
        <source>… and %n more characters</source>
        <translation>
            <numerusform>… và %n ký tự nữa</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>%n zones proposed</source>
        <translation>
            <numerusform>%n vùng được đề xuất</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_FoldWords</name>
    <message numerus="yes">
        <source>%n paragraphs</source>
        <translation>
            <numerusform>%n đoạn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n từ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>New project…</source>
        <translation>Dự án mới…</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>Mở dự án…</translation>
    </message>
    <message>
        <source>Open the sample project</source>
        <translation>Mở dự án mẫu</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Nhập tệp…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>Nhập một thư mục…</translation>
    </message>
    <message>
        <source>Import from the clipboard</source>
        <translation>Nhập từ bộ nhớ tạm</translation>
    </message>
    <message>
        <source>Report of the last import…</source>
        <translation>Báo cáo lần nhập gần nhất…</translation>
    </message>
    <message>
        <source>Open a handout…</source>
        <translation>Mở gói bài…</translation>
    </message>
    <message>
        <source>Hand out…</source>
        <translation>Phát bài…</translation>
    </message>
    <message>
        <source>Send my work…</source>
        <translation>Gửi phần việc của tôi…</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Gộp…</translation>
    </message>
    <message>
        <source>Merge a folder…</source>
        <translation>Gộp cả thư mục…</translation>
    </message>
    <message>
        <source>Take back a merge, import or split…</source>
        <translation>Hoàn lại một lần gộp, nhập hoặc tách…</translation>
    </message>
    <message>
        <source>Versions to decide…</source>
        <translation>Phiên bản cần chọn…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>Export gold…</source>
        <translation>Xuất bản vàng…</translation>
    </message>
    <message>
        <source>Feedback…</source>
        <translation>Nhận xét…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Lưu một bản khác…</translation>
    </message>
    <message>
        <source>Check project…</source>
        <translation>Kiểm tra dự án…</translation>
    </message>
    <message>
        <source>Try again to write</source>
        <translation>Thử mở lại để ghi</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Bản sao lưu…</translation>
    </message>
    <message>
        <source>Undo the restore</source>
        <translation>Hoàn tác khôi phục</translation>
    </message>
    <message>
        <source>Salvage a damaged project…</source>
        <translation>Cứu một dự án bị hỏng…</translation>
    </message>
    <message>
        <source>Switch annotator…</source>
        <translation>Đổi người gán nhãn…</translation>
    </message>
    <message>
        <source>Another annotator…</source>
        <translation>Người gán nhãn khác…</translation>
    </message>
    <message>
        <source>People and assignments…</source>
        <translation>Thành viên và phân công…</translation>
    </message>
    <message>
        <source>Close project</source>
        <translation>Đóng dự án</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Copy with quotation marks and source</source>
        <translation>Sao chép kèm ngoặc kép và nguồn</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Tìm…</translation>
    </message>
    <message>
        <source>Search all articles…</source>
        <translation>Tìm trong mọi bài…</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Chỗ khớp tiếp theo</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Chỗ khớp trước</translation>
    </message>
    <message>
        <source>Next result of the search</source>
        <translation>Kết quả tìm tiếp theo</translation>
    </message>
    <message>
        <source>Previous result of the search</source>
        <translation>Kết quả tìm trước</translation>
    </message>
    <message>
        <source>Find without diacritics</source>
        <translation>Tìm không cần dấu</translation>
    </message>
    <message>
        <source>Next name</source>
        <translation>Tên tiếp theo</translation>
    </message>
    <message>
        <source>Previous name</source>
        <translation>Tên trước</translation>
    </message>
    <message>
        <source>Next quotation</source>
        <translation>Trích dẫn tiếp theo</translation>
    </message>
    <message>
        <source>Previous quotation</source>
        <translation>Trích dẫn trước</translation>
    </message>
    <message>
        <source>Next reported content</source>
        <translation>Lời dẫn tiếp theo</translation>
    </message>
    <message>
        <source>Previous reported content</source>
        <translation>Lời dẫn trước</translation>
    </message>
    <message>
        <source>Next figure</source>
        <translation>Số liệu tiếp theo</translation>
    </message>
    <message>
        <source>Previous figure</source>
        <translation>Số liệu trước</translation>
    </message>
    <message>
        <source>Accept what is proposed</source>
        <translation>Nhận điều được đề xuất</translation>
    </message>
    <message>
        <source>Next suggestion</source>
        <translation>Gợi ý tiếp theo</translation>
    </message>
    <message>
        <source>Previous suggestion</source>
        <translation>Gợi ý trước</translation>
    </message>
    <message>
        <source>My labels on another version of this text…</source>
        <translation>Nhãn của tôi ở bản khác của bài này…</translation>
    </message>
    <message>
        <source>Next span</source>
        <translation>Đoạn đánh dấu tiếp theo</translation>
    </message>
    <message>
        <source>Previous span</source>
        <translation>Đoạn đánh dấu trước</translation>
    </message>
    <message>
        <source>Jump to a span by letters</source>
        <translation>Nhảy tới đoạn bằng chữ cái</translation>
    </message>
    <message>
        <source>Next open point</source>
        <translation>Điểm còn thiếu tiếp theo</translation>
    </message>
    <message>
        <source>Previous open point</source>
        <translation>Điểm còn thiếu trước</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Thuộc tính</translation>
    </message>
    <message>
        <source>History of this span</source>
        <translation>Lịch sử của đoạn này</translation>
    </message>
    <message>
        <source>Move the boundaries</source>
        <translation>Chỉnh mép</translation>
    </message>
    <message>
        <source>Link to…</source>
        <translation>Liên kết tới…</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Delete span, or reject what is proposed</source>
        <translation>Xóa đoạn, hoặc từ chối điều được đề xuất</translation>
    </message>
    <message>
        <source>Take the cue from the text</source>
        <translation>Lấy từ dẫn trong bài</translation>
    </message>
    <message>
        <source>Label all occurrences…</source>
        <translation>Gán nhãn mọi chỗ xuất hiện…</translation>
    </message>
    <message>
        <source>Next word</source>
        <translation>Từ tiếp theo</translation>
    </message>
    <message>
        <source>Previous word</source>
        <translation>Từ trước</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>Câu tiếp theo</translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation>Câu trước</translation>
    </message>
    <message>
        <source>Next line</source>
        <translation>Dòng dưới</translation>
    </message>
    <message>
        <source>Previous line</source>
        <translation>Dòng trên</translation>
    </message>
    <message>
        <source>Next paragraph</source>
        <translation>Đoạn văn tiếp theo</translation>
    </message>
    <message>
        <source>Previous paragraph</source>
        <translation>Đoạn văn trước</translation>
    </message>
    <message>
        <source>Next character</source>
        <translation>Ký tự tiếp theo</translation>
    </message>
    <message>
        <source>Previous character</source>
        <translation>Ký tự trước</translation>
    </message>
    <message>
        <source>Select to next word</source>
        <translation>Chọn tới từ tiếp theo</translation>
    </message>
    <message>
        <source>Select to previous word</source>
        <translation>Chọn tới từ trước</translation>
    </message>
    <message>
        <source>Select to next sentence</source>
        <translation>Chọn tới câu tiếp theo</translation>
    </message>
    <message>
        <source>Select to previous sentence</source>
        <translation>Chọn tới câu trước</translation>
    </message>
    <message>
        <source>Select to next line</source>
        <translation>Chọn tới dòng dưới</translation>
    </message>
    <message>
        <source>Select to previous line</source>
        <translation>Chọn tới dòng trên</translation>
    </message>
    <message>
        <source>Select to next paragraph</source>
        <translation>Chọn tới đoạn văn tiếp theo</translation>
    </message>
    <message>
        <source>Select to previous paragraph</source>
        <translation>Chọn tới đoạn văn trước</translation>
    </message>
    <message>
        <source>Select to next character</source>
        <translation>Chọn tới ký tự tiếp theo</translation>
    </message>
    <message>
        <source>Select to previous character</source>
        <translation>Chọn tới ký tự trước</translation>
    </message>
    <message>
        <source>Grow the selection</source>
        <translation>Mở rộng phần chọn</translation>
    </message>
    <message>
        <source>Shrink the selection</source>
        <translation>Thu hẹp phần chọn</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Bỏ chọn</translation>
    </message>
    <message>
        <source>Finish and next</source>
        <translation>Xong, bài tiếp</translation>
    </message>
    <message>
        <source>Next article</source>
        <translation>Bài tiếp theo</translation>
    </message>
    <message>
        <source>Previous article</source>
        <translation>Bài trước</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Mở lại bài</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Bỏ qua bài</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Gắn cờ</translation>
    </message>
    <message>
        <source>Note on the article</source>
        <translation>Ghi chú về bài</translation>
    </message>
    <message>
        <source>Split the article here…</source>
        <translation>Tách bài tại đây…</translation>
    </message>
    <message>
        <source>Articles&apos; details…</source>
        <translation>Thông tin các bài…</translation>
    </message>
    <message>
        <source>History of this article</source>
        <translation>Lịch sử của bài này</translation>
    </message>
    <message>
        <source>Filter the articles…</source>
        <translation>Lọc các bài…</translation>
    </message>
    <message>
        <source>Show all articles</source>
        <translation>Hiện mọi bài</translation>
    </message>
    <message>
        <source>Show articles to do</source>
        <translation>Hiện bài chưa làm</translation>
    </message>
    <message>
        <source>Show articles in progress</source>
        <translation>Hiện bài đang làm</translation>
    </message>
    <message>
        <source>Show finished articles</source>
        <translation>Hiện bài đã xong</translation>
    </message>
    <message>
        <source>Show skipped articles</source>
        <translation>Hiện bài bỏ qua</translation>
    </message>
    <message>
        <source>Show flagged articles</source>
        <translation>Hiện bài có cờ</translation>
    </message>
    <message>
        <source>Articles in the project&apos;s order</source>
        <translation>Xếp bài theo thứ tự của dự án</translation>
    </message>
    <message>
        <source>Shortest articles first</source>
        <translation>Xếp bài ngắn trước</translation>
    </message>
    <message>
        <source>Articles in random order</source>
        <translation>Xếp bài ngẫu nhiên</translation>
    </message>
    <message>
        <source>Shuffle the articles again</source>
        <translation>Xáo lại các bài</translation>
    </message>
    <message>
        <source>Order and filter of the spans…</source>
        <translation>Thứ tự và bộ lọc các đoạn…</translation>
    </message>
    <message>
        <source>Filter the spans by words…</source>
        <translation>Lọc các đoạn theo chữ…</translation>
    </message>
    <message>
        <source>Spans in the order of the text</source>
        <translation>Xếp đoạn theo thứ tự trong bài</translation>
    </message>
    <message>
        <source>Spans by label</source>
        <translation>Xếp đoạn theo nhãn</translation>
    </message>
    <message>
        <source>Spans with open points first</source>
        <translation>Xếp đoạn còn thiếu lên trước</translation>
    </message>
    <message>
        <source>Show all spans</source>
        <translation>Hiện mọi đoạn</translation>
    </message>
    <message>
        <source>Show only spans with open points</source>
        <translation>Chỉ hiện đoạn còn thiếu</translation>
    </message>
    <message>
        <source>Remove the zone here</source>
        <translation>Bỏ vùng tại con trỏ</translation>
    </message>
    <message>
        <source>Fold or unfold</source>
        <translation>Gập hoặc mở</translation>
    </message>
    <message>
        <source>Change the kind of zone…</source>
        <translation>Đổi loại vùng…</translation>
    </message>
    <message>
        <source>Zones of the article…</source>
        <translation>Các vùng của bài…</translation>
    </message>
    <message>
        <source>Accept all proposed zones</source>
        <translation>Chấp nhận mọi vùng được đề xuất</translation>
    </message>
    <message>
        <source>Accept zones at least so sure…</source>
        <translation>Chấp nhận các vùng đủ chắc…</translation>
    </message>
    <message>
        <source>Reject all proposed zones</source>
        <translation>Từ chối mọi vùng được đề xuất</translation>
    </message>
    <message>
        <source>Propose zones anew</source>
        <translation>Đề xuất lại các vùng</translation>
    </message>
    <message>
        <source>Propose zones anew for all articles…</source>
        <translation>Đề xuất lại các vùng cho mọi bài…</translation>
    </message>
    <message>
        <source>Take title, source and date from the text</source>
        <translation>Lấy tít, nguồn và ngày giờ từ văn bản</translation>
    </message>
    <message>
        <source>All actions…</source>
        <translation>Mọi lệnh…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Guidelines beside the text</source>
        <translation>Hướng dẫn bên cạnh bài</translation>
    </message>
    <message>
        <source>Edit the guidelines…</source>
        <translation>Sửa hướng dẫn…</translation>
    </message>
    <message>
        <source>Spans made under other guidelines…</source>
        <translation>Đoạn theo hướng dẫn cũ…</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Đổi phím tắt…</translation>
    </message>
    <message>
        <source>Show the last error</source>
        <translation>Xem lỗi gần nhất</translation>
    </message>
    <message>
        <source>Show the log folder</source>
        <translation>Mở thư mục nhật ký</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Cài đặt…</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Gán nhãn</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Đối chiếu</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Tổng quan</translation>
    </message>
    <message>
        <source>Names of all spans</source>
        <translation>Hiện tên nhãn ở mọi đoạn</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Chữ to hơn</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Chữ nhỏ hơn</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>Cỡ chữ thường</translation>
    </message>
    <message>
        <source>Articles panel</source>
        <translation>Khung bài viết</translation>
    </message>
    <message>
        <source>Spans panel</source>
        <translation>Khung đoạn đánh dấu</translation>
    </message>
    <message>
        <source>Panels to the other sides</source>
        <translation>Đổi bên hai khung</translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation>Khung tiếp theo</translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation>Khung trước</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Toàn màn hình</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>Giao diện theo hệ thống</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Giao diện sáng</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Giao diện tối</translation>
    </message>
    <message>
        <source>Leave the letters</source>
        <translation>Thôi chọn bằng chữ cái</translation>
    </message>
    <message>
        <source>Take the nearest</source>
        <translation>Lấy đích gần nhất</translation>
    </message>
    <message>
        <source>Next target</source>
        <translation>Đích tiếp theo</translation>
    </message>
    <message>
        <source>Previous target</source>
        <translation>Đích trước</translation>
    </message>
    <message>
        <source>Next kind of link</source>
        <translation>Loại liên kết tiếp theo</translation>
    </message>
    <message>
        <source>There is none in this text</source>
        <translation>Không có trong bài</translation>
    </message>
    <message>
        <source>Leave the boundaries</source>
        <translation>Thôi chỉnh mép</translation>
    </message>
    <message>
        <source>End to next word</source>
        <translation>Mép cuối tới từ tiếp theo</translation>
    </message>
    <message>
        <source>End to previous word</source>
        <translation>Mép cuối về từ trước</translation>
    </message>
    <message>
        <source>End to next line</source>
        <translation>Cuối tới dòng sau</translation>
    </message>
    <message>
        <source>End to previous line</source>
        <translation>Cuối về dòng trước</translation>
    </message>
    <message>
        <source>Start to next line</source>
        <translation>Đầu tới dòng sau</translation>
    </message>
    <message>
        <source>Start to previous line</source>
        <translation>Đầu về dòng trước</translation>
    </message>
    <message>
        <source>Start to next word</source>
        <translation>Mép đầu tới từ tiếp theo</translation>
    </message>
    <message>
        <source>Start to previous word</source>
        <translation>Mép đầu về từ trước</translation>
    </message>
    <message>
        <source>End one character on</source>
        <translation>Mép cuối tiến một ký tự</translation>
    </message>
    <message>
        <source>End one character back</source>
        <translation>Mép cuối lùi một ký tự</translation>
    </message>
    <message>
        <source>Start one character on</source>
        <translation>Mép đầu tiến một ký tự</translation>
    </message>
    <message>
        <source>Start one character back</source>
        <translation>Mép đầu lùi một ký tự</translation>
    </message>
    <message>
        <source>Take the option in focus</source>
        <translation>Chọn phương án đang xem</translation>
    </message>
    <message>
        <source>Next option</source>
        <translation>Phương án tiếp theo</translation>
    </message>
    <message>
        <source>Previous option</source>
        <translation>Phương án trước</translation>
    </message>
    <message>
        <source>Take the majority</source>
        <translation>Chọn theo đa số</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Không có gì ở đây</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Giữ cả hai</translation>
    </message>
    <message>
        <source>Flip claim and denial</source>
        <translation>Đổi tuyên bố ↔ bác bỏ</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Note for the guidelines</source>
        <translation>Ghi chú cho hướng dẫn</translation>
    </message>
    <message>
        <source>Next disagreement</source>
        <translation>Bất đồng tiếp theo</translation>
    </message>
    <message>
        <source>Previous disagreement</source>
        <translation>Bất đồng trước</translation>
    </message>
    <message>
        <source>Decide all of the same text and options alike…</source>
        <translation>Xử giống nhau mọi chỗ cùng chữ, cùng phương án…</translation>
    </message>
    <message>
        <source>Read through: close the article as gold</source>
        <translation>Đọc lại xong: chốt bản vàng của bài</translation>
    </message>
    <message>
        <source>Show the names of the annotators</source>
        <translation>Hiện tên người gán nhãn</translation>
    </message>
    <message>
        <source>Order and filter of the disagreements…</source>
        <translation>Thứ tự và bộ lọc bất đồng…</translation>
    </message>
    <message>
        <source>Review my own articles too…</source>
        <translation>Đối chiếu cả bài của chính tôi…</translation>
    </message>
    <message>
        <source>What is agreed by itself…</source>
        <translation>Những chỗ tự khớp…</translation>
    </message>
    <message>
        <source>Take option {number}</source>
        <translation>Chọn phương án {number}</translation>
    </message>
    <message>
        <source>Option {number} of the attribute</source>
        <translation>Lựa chọn {number} của thuộc tính</translation>
    </message>
    <message>
        <source>Change to {label}</source>
        <translation>Đổi thành {label}</translation>
    </message>
    <message>
        <source>In a review {key} means “{action}”: {other} sets {label} there.</source>
        <translation>Khi đối chiếu, {key} là “{action}”: muốn đặt nhãn {label} thì bấm {other}.</translation>
    </message>
    <message>
        <source>In a review {key} means “{action}”: {label} has no key there, unless you give it another one.</source>
        <translation>Khi đối chiếu, {key} là “{action}”: ở đó nhãn {label} không có phím, trừ khi bạn đặt cho nó phím khác.</translation>
    </message>
    <message>
        <source>A key of the program cannot be a label&apos;s; without a key: {labels}.</source>
        <translation>Phím của chương trình không thể là phím của nhãn; chưa có phím: {labels}.</translation>
    </message>
</context>
<context>
    <name>agreement</name>
    <message>
        <source>undefined, because nobody marked anything here</source>
        <translation>không xác định, vì không ai đánh dấu gì ở đây</translation>
    </message>
    <message>
        <source>undefined, because no article was finished by two people under one version of scheme and guidelines</source>
        <translation>không xác định, vì chưa bài nào được hai người làm xong theo cùng một phiên bản bộ nhãn và hướng dẫn</translation>
    </message>
    <message>
        <source>undefined, because this person marked nothing here</source>
        <translation>không xác định, vì người này không đánh dấu gì ở đây</translation>
    </message>
    <message>
        <source>undefined, because no spans of two people match here</source>
        <translation>không xác định, vì ở đây không có đoạn nào của hai người khớp nhau</translation>
    </message>
    <message>
        <source>undefined, because no spans match whose labels could be turned into each other</source>
        <translation>không xác định, vì không có đoạn khớp nào mang nhãn có thể đảo sang nhau</translation>
    </message>
    <message>
        <source>undefined, because everything compared here has one and the same value</source>
        <translation>không xác định, vì mọi thứ được so ở đây đều có cùng một giá trị</translation>
    </message>
    <message>
        <source>undefined, because no matched spans have a value here</source>
        <translation>không xác định, vì không có đoạn khớp nào có giá trị ở đây</translation>
    </message>
    <message>
        <source>undefined, because names are compared as clusters, which have no values to expect by chance</source>
        <translation>không xác định, vì tên chung được so theo cụm, mà cụm không có giá trị nào để tính phần trùng ngẫu nhiên</translation>
    </message>
    <message>
        <source>undefined, because nobody linked anything here</source>
        <translation>không xác định, vì không ai nối gì ở đây</translation>
    </message>
    <message>
        <source>undefined, because no link has both ends among the matched spans</source>
        <translation>không xác định, vì không có liên kết nào mà cả hai đầu đều là đoạn khớp</translation>
    </message>
    <message>
        <source>no interval: too few articles ({articles}, at least {least} are needed)</source>
        <translation>không có khoảng tin cậy: quá ít bài ({articles}, cần ít nhất {least})</translation>
    </message>
    <message>
        <source>rough interval: {articles} articles, fewer than {least}</source>
        <translation>khoảng tin cậy chỉ là ước chừng: {articles} bài, chưa tới {least}</translation>
    </message>
    <message>
        <source>undefined in {undefined} of {resamples} resamples, which were left out</source>
        <translation>không xác định trong {undefined} trên {resamples} lần lấy mẫu lại, đã bỏ những lần đó</translation>
    </message>
    <message>
        <source>mean over {defined} of {pairs} pairs; it is undefined for the others</source>
        <translation>trung bình của {defined} trên {pairs} cặp; các cặp còn lại không xác định</translation>
    </message>
    <message>
        <source>articles finished by two people and left out, because under their versions of scheme or guidelines something else was to be marked: {articles}</source>
        <translation>số bài hai người đã làm xong nhưng không tính, vì bộ nhãn hoặc hướng dẫn lúc làm yêu cầu đánh dấu khác: {articles}</translation>
    </message>
    <message>
        <source>Strict F1 (same extent and label)</source>
        <translation>F1 chặt (trùng biên và nhãn)</translation>
    </message>
    <message>
        <source>agr: share of the first one&apos;s spans that the other matches</source>
        <translation>agr: phần đoạn của người thứ nhất mà người kia cũng có</translation>
    </message>
    <message>
        <source>Relaxed F1 (one-to-one overlap, same label)</source>
        <translation>F1 nới (chồng nhau từng đôi một, cùng nhãn)</translation>
    </message>
    <message>
        <source>Span F1 (one-to-one overlap, any label)</source>
        <translation>F1 theo đoạn (chồng nhau từng đôi một, nhãn bất kỳ)</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s alpha by character</source>
        <translation>Alpha Krippendorff theo ký tự</translation>
    </message>
    <message>
        <source>Labels of matched spans, share that agree</source>
        <translation>Nhãn của các đoạn khớp: tỷ lệ trùng</translation>
    </message>
    <message>
        <source>Labels of matched spans, alpha</source>
        <translation>Nhãn của các đoạn khớp: alpha</translation>
    </message>
    <message>
        <source>Boundaries of matched spans, share that is exact</source>
        <translation>Biên của các đoạn khớp: tỷ lệ trùng hẳn</translation>
    </message>
    <message>
        <source>Median shift of the start, characters</source>
        <translation>Độ lệch trung vị của đầu đoạn (ký tự)</translation>
    </message>
    <message>
        <source>Median shift of the end, characters</source>
        <translation>Độ lệch trung vị của cuối đoạn (ký tự)</translation>
    </message>
    <message>
        <source>Mean intersection over union of matched spans</source>
        <translation>Tỷ số giao trên hợp trung bình của các đoạn khớp</translation>
    </message>
    <message>
        <source>Attributes of matched spans, share that agree</source>
        <translation>Thuộc tính của các đoạn khớp: tỷ lệ trùng</translation>
    </message>
    <message>
        <source>Attributes of matched spans, alpha</source>
        <translation>Thuộc tính của các đoạn khớp: alpha</translation>
    </message>
    <message>
        <source>Figures whose numbers agree</source>
        <translation>Số liệu có các con số trùng nhau</translation>
    </message>
    <message>
        <source>Links, F1</source>
        <translation>Liên kết: F1</translation>
    </message>
    <message>
        <source>Links between matched spans, F1</source>
        <translation>Liên kết giữa các đoạn khớp: F1</translation>
    </message>
    <message>
        <source>Polarity flips</source>
        <translation>Đảo chiều</translation>
    </message>
    <message>
        <source>Polarity flips, share of matched propositions</source>
        <translation>Đảo chiều: tỷ lệ trên các mệnh đề khớp</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Số đo</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Phần</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Khoảng tin cậy 95 %</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Bài</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Thấp</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Cao</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tất cả</translation>
    </message>
    <message>
        <source>Articles finished by two or more annotators: {finished_by_two} of {articles}. Compared: {compared}, labelled by {people} annotators (spans: {spans}) under version {scheme} of the scheme and version {guidelines} of the guidelines.</source>
        <translation>Số bài có từ hai người gán nhãn làm xong: {finished_by_two} trên {articles}. Đem so: {compared} bài, do {people} người gán nhãn (số đoạn: {spans}) theo bộ nhãn phiên bản {scheme} và hướng dẫn phiên bản {guidelines}.</translation>
    </message>
    <message>
        <source>Of all articles ({articles}), none was finished by two annotators under one version of the guidelines.</source>
        <translation>Trong tất cả các bài ({articles}), chưa bài nào được hai người gán nhãn làm xong theo cùng một phiên bản hướng dẫn.</translation>
    </message>
    <message>
        <source>Articles that one person alone has finished, and in no figure: {articles}.</source>
        <translation>Số bài chỉ một người làm xong, không có trong con số nào: {articles}.</translation>
    </message>
    <message>
        <source>{version} (to {last})</source>
        <translation>{version} (đến {last})</translation>
    </message>
    <message>
        <source>Extents are compared in characters, without blanks, outer quotation marks and closing punctuation at their ends.</source>
        <translation>Biên đoạn được so theo ký tự, bỏ khoảng trắng, dấu ngoặc kép bao ngoài và dấu câu kết thúc ở hai đầu.</translation>
    </message>
    <message>
        <source>Extents are compared in characters, without blanks at their ends.</source>
        <translation>Biên đoạn được so theo ký tự, bỏ khoảng trắng ở hai đầu.</translation>
    </message>
    <message>
        <source>Spans of two annotators are matched one to one by an exact assignment (Kuhn 1955; Munkres 1957): identical ones first, then those of one label that overlap and those of two labels that share half of their union.</source>
        <translation>Đoạn của hai người được ghép từng đôi một bằng phép gán tối ưu chính xác (Kuhn 1955; Munkres 1957): trước hết là các đoạn trùng hẳn, rồi các đoạn cùng nhãn chồng lên nhau và các đoạn khác nhãn có phần chung ít nhất bằng nửa phần hợp.</translation>
    </message>
    <message>
        <source>F1 (Hripcsak &amp; Rothschild 2005) is pooled over the articles of each pair of annotators and averaged over the pairs ({pairs}); the directional agr is that of Wiebe et al. (2005) over matched spans of one label.</source>
        <translation>F1 (Hripcsak &amp; Rothschild 2005) được gộp trên mọi bài của từng cặp người gán nhãn rồi lấy trung bình các cặp ({pairs}); agr theo từng chiều là của Wiebe và cộng sự (2005), tính trên các đoạn khớp cùng nhãn.</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s alpha (Krippendorff 2004, 2018; nominal) takes each character outside boilerplate as a unit and each label as a layer of its own; over all labels it is 1 − ΣDo/ΣDe.</source>
        <translation>Alpha Krippendorff (Krippendorff 2004, 2018; thang định danh) lấy mỗi ký tự ngoài phần khuôn mẫu làm một đơn vị và mỗi nhãn làm một lớp riêng; tính chung mọi nhãn là 1 − ΣDo/ΣDe.</translation>
    </message>
    <message>
        <source>Intervals are 95 % percentile bootstrap intervals over articles ({resamples} resamples, fixed seed); there are none below ten articles, and they are rough below thirty.</source>
        <translation>Khoảng tin cậy là khoảng bootstrap phân vị 95 % theo bài ({resamples} lần lấy mẫu lại, hạt giống cố định); dưới mười bài thì không có, dưới ba mươi bài chỉ là ước chừng.</translation>
    </message>
    <message>
        <source>Strict F1 is {strict}, relaxed F1 {relaxed}, alpha by character {alpha}.</source>
        <translation>F1 chặt là {strict}, F1 nới {relaxed}, alpha theo ký tự {alpha}.</translation>
    </message>
    <message>
        <source>Disagreements by kind: {kinds}.</source>
        <translation>Chỗ bất đồng theo loại: {kinds}.</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>không xác định</translation>
    </message>
</context>
<context>
    <name>asking</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
</context>
<context>
    <name>backups</name>
    <message>
        <source>At opening</source>
        <translation>Khi mở</translation>
    </message>
    <message>
        <source>While working</source>
        <translation>Trong khi làm việc</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Theo yêu cầu</translation>
    </message>
    <message>
        <source>Before an import</source>
        <translation>Trước khi nhập</translation>
    </message>
    <message>
        <source>Before a merge</source>
        <translation>Trước khi gộp</translation>
    </message>
    <message>
        <source>Before something was taken back</source>
        <translation>Trước khi rút lại</translation>
    </message>
    <message>
        <source>Before the file was brought up to date</source>
        <translation>Trước khi nâng cấp tệp</translation>
    </message>
    <message>
        <source>Before a restore</source>
        <translation>Trước khi khôi phục</translation>
    </message>
    <message>
        <source>Before zones of all articles were proposed</source>
        <translation>Trước khi đề xuất vùng cho mọi bài</translation>
    </message>
    <message>
        <source>Before articles were split</source>
        <translation>Trước khi tách bài</translation>
    </message>
    <message>
        <source>Before a repair</source>
        <translation>Trước khi sửa chữa</translation>
    </message>
    <message>
        <source>Before a salvage</source>
        <translation>Trước khi cứu</translation>
    </message>
    <message>
        <source>Before another act</source>
        <translation>Trước một thao tác khác</translation>
    </message>
</context>
<context>
    <name>conflicts</name>
    <message>
        <source>Span</source>
        <translation>Đoạn</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Vùng</translation>
    </message>
    <message>
        <source>State of an article</source>
        <translation>Trạng thái bài</translation>
    </message>
    <message>
        <source>Rejected suggestion</source>
        <translation>Gợi ý đã bỏ</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Bài</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>Hướng dẫn</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>chưa làm</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>đang làm</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>đã xong</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>đã bỏ qua</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>được gợi ý</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>đã nhận</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>đã từ chối</translation>
    </message>
    <message>
        <source>in the list</source>
        <translation>có trong danh sách</translation>
    </message>
    <message>
        <source>taken apart</source>
        <translation>đã tách</translation>
    </message>
</context>
<context>
    <name>edits</name>
    <message>
        <source>label</source>
        <translation>gán nhãn</translation>
    </message>
    <message>
        <source>label all occurrences</source>
        <translation>gán nhãn mọi chỗ lặp lại</translation>
    </message>
    <message>
        <source>move boundary</source>
        <translation>chỉnh mép</translation>
    </message>
    <message>
        <source>change label</source>
        <translation>đổi nhãn</translation>
    </message>
    <message>
        <source>change attribute</source>
        <translation>sửa thuộc tính</translation>
    </message>
    <message>
        <source>change note</source>
        <translation>sửa ghi chú</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>xóa</translation>
    </message>
    <message>
        <source>bring back what was deleted</source>
        <translation>lấy lại thứ đã xóa</translation>
    </message>
    <message>
        <source>back to how it was</source>
        <translation>đưa về như trước</translation>
    </message>
    <message>
        <source>link</source>
        <translation>liên kết</translation>
    </message>
    <message>
        <source>accept what was proposed</source>
        <translation>nhận gợi ý</translation>
    </message>
    <message>
        <source>remove link</source>
        <translation>bỏ liên kết</translation>
    </message>
    <message>
        <source>reject what was proposed</source>
        <translation>từ chối gợi ý</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>bắt đầu bài</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>làm xong bài</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>bỏ qua bài</translation>
    </message>
    <message>
        <source>reopen</source>
        <translation>mở lại bài</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>gắn cờ</translation>
    </message>
    <message>
        <source>remove flag</source>
        <translation>gỡ cờ</translation>
    </message>
    <message>
        <source>add zone</source>
        <translation>thêm vùng</translation>
    </message>
    <message>
        <source>change zone</source>
        <translation>sửa vùng</translation>
    </message>
    <message>
        <source>remove zone</source>
        <translation>bỏ vùng</translation>
    </message>
    <message>
        <source>accept zones</source>
        <translation>chấp nhận các vùng</translation>
    </message>
    <message>
        <source>reject zones</source>
        <translation>từ chối các vùng</translation>
    </message>
    <message>
        <source>change kind of zone</source>
        <translation>đổi loại vùng</translation>
    </message>
    <message>
        <source>move boundary of zone</source>
        <translation>dời ranh giới vùng</translation>
    </message>
    <message>
        <source>propose zones anew</source>
        <translation>đề xuất lại các vùng</translation>
    </message>
    <message>
        <source>change article</source>
        <translation>sửa thông tin bài</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>quyết định</translation>
    </message>
    <message>
        <source>the same decision for all alike</source>
        <translation>quyết định giống nhau cho mọi chỗ</translation>
    </message>
    <message>
        <source>finish as gold</source>
        <translation>chốt bản vàng</translation>
    </message>
    <message>
        <source>decide between versions</source>
        <translation>chọn giữa các phiên bản</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>there is a NUL character at position {at}; is this a text file?</source>
        <translation>có ký tự NUL ở vị trí {at}; đây có phải tệp văn bản không?</translation>
    </message>
    <message>
        <source>there is half a surrogate pair ({found}) at position {at}</source>
        <translation>có ký tự Unicode lẻ nửa (surrogate {found}) ở vị trí {at}</translation>
    </message>
    <message>
        <source>there is no text in it</source>
        <translation>trong đó không có chữ nào</translation>
    </message>
    <message>
        <source>label “{label}” is not in the scheme, which has {known}</source>
        <translation>nhãn “{label}” không có trong bộ nhãn; các nhãn hiện có: {known}</translation>
    </message>
    <message>
        <source>label “{label}” has no attribute “{attribute}”</source>
        <translation>nhãn “{label}” không có thuộc tính “{attribute}”</translation>
    </message>
    <message>
        <source>attribute “{attribute}” is {found}; it takes {expected}</source>
        <translation>thuộc tính “{attribute}” đang là {found}; giá trị hợp lệ: {expected}</translation>
    </message>
    <message>
        <source>the scheme is no TOML: {reason}</source>
        <translation>tệp bộ nhãn không đúng cú pháp TOML: {reason}</translation>
    </message>
    <message>
        <source>the scheme lacks {field}</source>
        <translation>bộ nhãn thiếu {field}</translation>
    </message>
    <message>
        <source>the scheme is not built as a scheme file is</source>
        <translation>tệp bộ nhãn sai cấu trúc</translation>
    </message>
    <message>
        <source>scheme: {where} is {found}; expected {expected}</source>
        <translation>bộ nhãn: {where} là {found}; cần {expected}</translation>
    </message>
    <message>
        <source>a note can have {most} characters; this one has {length}: keep it in a file</source>
        <translation>ghi chú có thể dài {most} ký tự; ghi chú này dài {length}: hãy giữ nó trong một tệp riêng</translation>
    </message>
    <message>
        <source>start {start} is not before end {end}</source>
        <translation>vị trí đầu {start} không đứng trước vị trí cuối {end}</translation>
    </message>
    <message>
        <source>{start} to {end} lies outside the text, which ends at {length}</source>
        <translation>khoảng từ {start} đến {end} nằm ngoài văn bản, vốn kết thúc ở {length}</translation>
    </message>
    <message>
        <source>the quote is {quote} but the text at {start} to {end} reads {found}</source>
        <translation>đoạn trích là {quote}, nhưng văn bản từ {start} đến {end} lại là {found}</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}.</source>
        <translation>Không tạo được thư mục {folder}: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>Không ghi được {path}: {reason}.</translation>
    </message>
    <message>
        <source>link type “{type}” is not in the scheme, which has {known}</source>
        <translation>loại liên kết “{type}” không có trong bộ nhãn; các loại hiện có: {known}</translation>
    </message>
    <message>
        <source>a span cannot be linked to itself</source>
        <translation>không thể liên kết một đoạn với chính nó</translation>
    </message>
    <message>
        <source>a link “{type}” leads from {sources} to {targets}, not from {source} to {target}</source>
        <translation>liên kết “{type}” nối từ {sources} tới {targets}, không nối từ {source} tới {target}</translation>
    </message>
    <message>
        <source>this is not JSON: a number has too many digits</source>
        <translation>không đúng cú pháp JSON: có số quá nhiều chữ số</translation>
    </message>
    <message>
        <source>the article {article} has another text than its id says</source>
        <translation>bài {article} có văn bản khác với mã của nó</translation>
    </message>
    <message>
        <source>{found} is no version</source>
        <translation>{found} không phải phiên bản</translation>
    </message>
    <message>
        <source>{found} are no seconds</source>
        <translation>{found} không phải số giây</translation>
    </message>
    <message>
        <source>it holds “{row}” rows, which a newer Annotator wrote. Update it.</source>
        <translation>trong tệp có các dòng “{row}” do Annotator mới hơn ghi. Hãy cập nhật.</translation>
    </message>
    <message>
        <source>expected an object, found {found}</source>
        <translation>cần một đối tượng JSON, nhưng gặp {found}</translation>
    </message>
    <message>
        <source>expected a number, found {found}</source>
        <translation>cần một số, nhưng thấy {found}</translation>
    </message>
    <message>
        <source>expected true or false, found {found}</source>
        <translation>cần true hoặc false, nhưng thấy {found}</translation>
    </message>
    <message>
        <source>this is not JSON: there is no value at column {column}</source>
        <translation>đây không phải JSON: thiếu giá trị ở cột {column}</translation>
    </message>
    <message>
        <source>this is not JSON: a key in double quotation marks is missing at column {column}</source>
        <translation>đây không phải JSON: thiếu tên khóa trong dấu ngoặc kép ở cột {column}</translation>
    </message>
    <message>
        <source>this is not JSON: the colon behind a key is missing at column {column}</source>
        <translation>đây không phải JSON: thiếu dấu hai chấm sau tên khóa ở cột {column}</translation>
    </message>
    <message>
        <source>this is not JSON: a comma or the closing bracket is missing at column {column}</source>
        <translation>đây không phải JSON: thiếu dấu phẩy hoặc dấu đóng ngoặc ở cột {column}</translation>
    </message>
    <message>
        <source>this is not JSON: the text that begins at column {column} is not closed</source>
        <translation>đây không phải JSON: chuỗi bắt đầu ở cột {column} chưa được đóng</translation>
    </message>
    <message>
        <source>this is not JSON: there is a control character inside a text at column {column}</source>
        <translation>đây không phải JSON: có ký tự điều khiển trong chuỗi ở cột {column}</translation>
    </message>
    <message>
        <source>this is not JSON: what follows the backslash at column {column} means nothing</source>
        <translation>đây không phải JSON: ký tự sau dấu gạch chéo ngược ở cột {column} không có nghĩa</translation>
    </message>
    <message>
        <source>this is not JSON: something stands behind the end of the record at column {column}</source>
        <translation>đây không phải JSON: còn chữ thừa sau khi bản ghi đã hết, ở cột {column}</translation>
    </message>
    <message>
        <source>this is not JSON: there is a comma too many at column {column}</source>
        <translation>đây không phải JSON: thừa dấu phẩy ở cột {column}</translation>
    </message>
    <message>
        <source>this is not JSON: the line ends in the middle of a text; is it complete?</source>
        <translation>đây không phải JSON: dòng kết thúc giữa một đoạn chữ; tệp có đủ không?</translation>
    </message>
    <message>
        <source>this is not JSON: {found} is no number of JSON</source>
        <translation>không đúng cú pháp JSON: {found} không phải số trong JSON</translation>
    </message>
    <message>
        <source>the key {key} stands twice in one object; keep one</source>
        <translation>khóa {key} có hai lần trong một đối tượng; hãy giữ một</translation>
    </message>
    <message>
        <source>it is nested more than {limit} levels deep; nothing reads that</source>
        <translation>lồng sâu quá {limit} tầng; không chương trình nào đọc được</translation>
    </message>
    <message>
        <source>the keys do not come in the order of the format</source>
        <translation>các khóa không theo đúng thứ tự của định dạng</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>còn thiếu</translation>
    </message>
    <message>
        <source>expected text, found {found}</source>
        <translation>cần một chuỗi chữ, nhưng gặp {found}</translation>
    </message>
    <message>
        <source>expected a whole number, found {found}</source>
        <translation>cần một số nguyên, nhưng gặp {found}</translation>
    </message>
    <message>
        <source>expected {known}, found {found}</source>
        <translation>cần {known}, nhưng gặp {found}</translation>
    </message>
    <message>
        <source>expected a UUID in lower case, found {found}</source>
        <translation>cần một UUID viết thường, nhưng gặp {found}</translation>
    </message>
    <message>
        <source>expected a number from 0 to {limit}, found {found}</source>
        <translation>cần một số từ 0 đến {limit}, nhưng gặp {found}</translation>
    </message>
    <message>
        <source>expected a list of names, found {found}</source>
        <translation>cần một danh sách tên, nhưng gặp {found}</translation>
    </message>
    <message>
        <source>expected a list, found {found}</source>
        <translation>cần một danh sách, nhưng gặp {found}</translation>
    </message>
    <message>
        <source>expected a SHA-256 in hexadecimal, found {found}</source>
        <translation>cần một mã SHA-256 dạng thập lục phân, nhưng gặp {found}</translation>
    </message>
    <message>
        <source>the article {article} is not in the manifest</source>
        <translation>bài {article} không có trong bản kê</translation>
    </message>
    <message>
        <source>the line is longer than {limit} MB</source>
        <translation>dòng dài hơn {limit} MB</translation>
    </message>
    <message>
        <source>the line is out of order: sorted by id</source>
        <translation>dòng sai thứ tự: phải xếp theo id</translation>
    </message>
    <message>
        <source>it is no bundle: there is no manifest in it</source>
        <translation>đây không phải gói: không có bản kê bên trong</translation>
    </message>
    <message>
        <source>it was made by a newer Annotator (format {found}; this one reads {known}). Update it.</source>
        <translation>nó được tạo bởi Annotator mới hơn (định dạng {found}; bản này đọc được {known}). Hãy cập nhật.</translation>
    </message>
    <message>
        <source>it holds “{member}”, which a newer Annotator wrote. Update it.</source>
        <translation>trong tệp có “{member}” do Annotator mới hơn ghi. Hãy cập nhật.</translation>
    </message>
    <message>
        <source>the versions do not fit the labels</source>
        <translation>các phiên bản không khớp với nhãn</translation>
    </message>
    <message>
        <source>it is damaged: {member} is not what was written. Have it sent again.</source>
        <translation>tệp bị hỏng: {member} không còn như lúc ghi. Hãy nhờ gửi lại.</translation>
    </message>
    <message>
        <source>it is cut off: its end is missing. Have it sent again.</source>
        <translation>tệp bị cắt cụt: thiếu phần cuối. Hãy nhờ gửi lại.</translation>
    </message>
    <message>
        <source>it is no bundle, no handout and no project</source>
        <translation>đây không phải gói kết quả, gói bài hay dự án</translation>
    </message>
    <message>
        <source>it has a byte order mark or carriage returns</source>
        <translation>có dấu BOM hoặc ký tự CR (xuống dòng kiểu Windows)</translation>
    </message>
    <message>
        <source>found {found}, but the id of this text is {actual}</source>
        <translation>gặp {found}, nhưng id của văn bản này là {actual}</translation>
    </message>
    <message>
        <source>the id {id} stands for another text on line {line}</source>
        <translation>id {id} đã chỉ một văn bản khác ở dòng {line}</translation>
    </message>
    <message>
        <source>found {found}, but the SHA-256 of the text is {actual}</source>
        <translation>gặp {found}, nhưng mã SHA-256 của văn bản là {actual}</translation>
    </message>
    <message>
        <source>{id} is there already, on line {line}; give each its own id, or none: then one is made</source>
        <translation>{id} đã có ở dòng {line}; hãy đặt mỗi thứ một id, hoặc để trống: chương trình sẽ tự đặt</translation>
    </message>
    <message>
        <source>labels need the name of their annotator</source>
        <translation>nhãn phải kèm tên người gán nhãn</translation>
    </message>
    <message>
        <source>gold has the annotator_id {id}, nobody else</source>
        <translation>chỉ bản vàng mới được mang annotator_id {id}</translation>
    </message>
    <message>
        <source>“gold” is nobody&apos;s name: for the gold say &quot;role&quot;: &quot;gold&quot;, else another name</source>
        <translation>“gold” không phải tên người: nếu là bản vàng, hãy ghi &quot;role&quot;: &quot;gold&quot;; nếu không, hãy dùng tên khác</translation>
    </message>
    <message>
        <source>the line says itself whose it is ({name}); it cannot be taken as {person}&apos;s</source>
        <translation>dòng này tự ghi là của ai ({name}); không thể nhận làm của {person}</translation>
    </message>
    <message>
        <source>labels of {name}, and of {before} before: only one person&apos;s can be taken as {person}&apos;s</source>
        <translation>có nhãn của {name}, trước đó là của {before}: chỉ nhãn của một người mới nhận được làm của {person}</translation>
    </message>
    <message>
        <source>{name} has this article already on line {line}</source>
        <translation>{name} đã có bài này ở dòng {line}</translation>
    </message>
    <message>
        <source>the same extent and label as spans[{before}]</source>
        <translation>trùng cả vị trí lẫn nhãn với spans[{before}]</translation>
    </message>
    <message>
        <source>{id} is no span of this line</source>
        <translation>{id} không phải đoạn nào của dòng này</translation>
    </message>
    <message>
        <source>it has {size} MB; a text file of one article has at most {limit} MB</source>
        <translation>tệp nặng {size} MB; tệp văn bản của một bài chỉ được tối đa {limit} MB</translation>
    </message>
    <message>
        <source>this is UTF-16; save it as UTF-8</source>
        <translation>tệp dùng mã UTF-16; hãy lưu lại bằng UTF-8</translation>
    </message>
    <message>
        <source>byte {byte} at offset {offset} is not UTF-8; save the file as UTF-8</source>
        <translation>byte {byte} ở vị trí {offset} không phải UTF-8; hãy lưu tệp lại bằng UTF-8</translation>
    </message>
    <message>
        <source>The label {label} is no longer used.</source>
        <translation>Nhãn {label} không còn dùng nữa.</translation>
    </message>
    <message>
        <source>The boundaries are there already.</source>
        <translation>Mép đoạn đã nằm ở đó rồi.</translation>
    </message>
    <message>
        <source>The label is {label} already.</source>
        <translation>Đoạn này đã mang nhãn {label}.</translation>
    </message>
    <message>
        <source>Select a span to delete first.</source>
        <translation>Hãy chọn đoạn cần xóa trước.</translation>
    </message>
    <message>
        <source>These two spans are already linked in this way.</source>
        <translation>Hai đoạn này đã được liên kết như vậy rồi.</translation>
    </message>
    <message>
        <source>There is no link to remove.</source>
        <translation>Không có liên kết nào để bỏ.</translation>
    </message>
    <message>
        <source>This was rejected already.</source>
        <translation>Gợi ý này đã bị từ chối rồi.</translation>
    </message>
    <message>
        <source>The article has this status already.</source>
        <translation>Bài đã ở trạng thái này rồi.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Không có gì thay đổi.</translation>
    </message>
    <message>
        <source>This zone is there already.</source>
        <translation>Vùng này đã có rồi.</translation>
    </message>
    <message>
        <source>The flag says so already.</source>
        <translation>Cờ đã ghi như vậy rồi.</translation>
    </message>
    <message>
        <source>Select some text first.</source>
        <translation>Hãy chọn chữ trước.</translation>
    </message>
    <message>
        <source>The selection has nothing but blanks in it.</source>
        <translation>Phần được chọn chỉ có khoảng trắng.</translation>
    </message>
    <message>
        <source>This text already has this label.</source>
        <translation>Chỗ này đã có nhãn này rồi.</translation>
    </message>
    <message>
        <source>An annotator needs a name.</source>
        <translation>Người gán nhãn cần có tên.</translation>
    </message>
    <message>
        <source>{path} is the project itself; choose another name.</source>
        <translation>{path} chính là tệp dự án; hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>There is no annotator {name} in this project, which has {known}.</source>
        <translation>Dự án này không có người gán nhãn {name}; hiện có: {known}.</translation>
    </message>
    <message>
        <source>There is nothing to export: no article is in this project yet.</source>
        <translation>Không có gì để xuất: dự án chưa có bài nào.</translation>
    </message>
    <message>
        <source>There is no gold yet: an article has gold when two people have finished it and its review is closed. Review it first, or choose to take what is undecided, or finished by one person alone.</source>
        <translation>Chưa có bản vàng: một bài có bản vàng khi hai người đã làm xong và việc duyệt đã khép lại. Hãy duyệt trước, hoặc chọn lấy cả phần chưa quyết định hay phần chỉ một người làm xong.</translation>
    </message>
    <message>
        <source>There is nothing to export: {name} has not begun any article.</source>
        <translation>Không có gì để xuất: {name} chưa bắt đầu bài nào.</translation>
    </message>
    <message>
        <source>There is nothing to export: nobody has begun an article. Choose to take the articles that nobody has begun, too (--all): they come as lines without labels.</source>
        <translation>Không có gì để xuất: chưa ai bắt đầu bài nào. Hãy chọn lấy cả các bài chưa ai bắt đầu (--all): chúng ra thành những dòng không có nhãn.</translation>
    </message>
    <message>
        <source>Several annotators are called {name}: say which, {known}.</source>
        <translation>Có nhiều người tên {name}: hãy nói rõ ai, {known}.</translation>
    </message>
    <message>
        <source>{path} is a project, or belongs to one; choose another name.</source>
        <translation>{path} là một dự án, hoặc là tệp thuộc về một dự án; hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>{path} could not be written ({reason}); nothing was changed.</source>
        <translation>Không ghi được {path} ({reason}); không có gì thay đổi.</translation>
    </message>
    <message>
        <source>{path} belongs to the project itself; choose another name.</source>
        <translation>{path} là một phần của chính dự án này; hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>article {article}, span {span}: the quote is {quote} but the text reads {found}; restore a backup</source>
        <translation>bài {article}, đoạn {span}: đoạn trích là {quote}, nhưng văn bản lại là {found}; hãy khôi phục một bản sao lưu</translation>
    </message>
    <message>
        <source>it cannot be read: {reason}</source>
        <translation>không đọc được: {reason}</translation>
    </message>
    <message>
        <source>this is a device or a pipe, not a file</source>
        <translation>đây là thiết bị hoặc đường ống, không phải tệp</translation>
    </message>
    <message>
        <source>this link leads nowhere</source>
        <translation>liên kết này không dẫn tới đâu</translation>
    </message>
    <message>
        <source>there is no file in this folder that can be imported</source>
        <translation>trong thư mục này không có tệp nào nhập được</translation>
    </message>
    <message>
        <source>this link leads out of the folder; it is left out</source>
        <translation>liên kết này dẫn ra ngoài thư mục nên bị bỏ qua</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>không có tệp này</translation>
    </message>
    <message>
        <source>This step cannot be undone: what it changed has been changed elsewhere since. Undo goes on with the step before.</source>
        <translation>Không hoàn tác được bước này: chỗ ấy đã bị sửa ở nơi khác. Lần hoàn tác sau sẽ lùi về bước trước đó.</translation>
    </message>
    <message>
        <source>This step cannot be done again: what it changed has been changed elsewhere since. Redo goes on with the next step.</source>
        <translation>Không làm lại được bước này: chỗ ấy đã bị sửa ở nơi khác. Lần làm lại sau sẽ sang bước tiếp theo.</translation>
    </message>
    <message>
        <source>there are no records in it</source>
        <translation>trong đó không có bản ghi nào</translation>
    </message>
    <message>
        <source>it ends in the middle of a record; is it complete?</source>
        <translation>tệp kết thúc giữa một bản ghi; tệp có đủ không?</translation>
    </message>
    <message>
        <source>a bracket is closed that was never opened</source>
        <translation>có dấu ngoặc đóng mà không có dấu mở</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>Đã hủy; không có gì thay đổi.</translation>
    </message>
    <message>
        <source>the line is blank</source>
        <translation>dòng trống</translation>
    </message>
    <message>
        <source>none of the first {lines} lines is a record: this is no labelled JSONL, and nothing more of it was read</source>
        <translation>trong {lines} dòng đầu không có dòng nào là bản ghi: đây không phải JSONL có nhãn, phần còn lại không được đọc</translation>
    </message>
    <message>
        <source>the line is out of order: sorted by id, then annotator_id</source>
        <translation>dòng sai thứ tự: phải xếp theo id, rồi theo annotator_id</translation>
    </message>
    <message>
        <source>they are not sorted by ({keys})</source>
        <translation>chưa xếp theo ({keys})</translation>
    </message>
    <message>
        <source>No backup of {path} could be made in {folder}: {reason}. See that it can be written and has space.</source>
        <translation>Không sao lưu được {path} vào {folder}: {reason}. Hãy xem ổ đĩa còn chỗ và ghi được không.</translation>
    </message>
    <message>
        <source>{path} is damaged ({reason}). Restore a backup or salvage it.</source>
        <translation>{path} bị hỏng ({reason}). Hãy khôi phục một bản sao lưu hoặc cứu nó.</translation>
    </message>
    <message>
        <source>{path} is the name of a file that belongs to a project. Choose another name.</source>
        <translation>{path} là tên của một tệp thuộc về một dự án. Hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>{path} is in use: {other} lies beside it. Choose another name.</source>
        <translation>{path} đang được dùng: có {other} nằm bên cạnh. Hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>{path} cannot be read: the disk that holds it is full. Make some space.</source>
        <translation>Không đọc được {path}: ổ đĩa chứa nó đã đầy. Hãy giải phóng một ít chỗ.</translation>
    </message>
    <message>
        <source>{path} lies where nothing can be saved safely. Copy it to a local disk.</source>
        <translation>{path} nằm ở nơi không thể lưu an toàn. Hãy chép tệp sang ổ đĩa của máy này.</translation>
    </message>
    <message>
        <source>{path} does not exist. One handout makes it; for anything else make it with “annotator new” first.</source>
        <translation>Không có {path}. Một gói bài sẽ tạo ra dự án; nếu là tệp khác, hãy tạo dự án trước bằng “annotator new”.</translation>
    </message>
    <message>
        <source>{path} does not exist, nor does {other}, which could make it.</source>
        <translation>Không có {path}, cũng không có {other} để tạo ra nó.</translation>
    </message>
    <message>
        <source>it is no handout but a bundle; merge it into the project it comes from</source>
        <translation>đây không phải gói bài mà là gói kết quả; hãy gộp nó vào dự án gốc của nó</translation>
    </message>
    <message>
        <source>{path} is there already. Choose another name.</source>
        <translation>Đã có {path}. Hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>its scheme cannot be read ({reason})</source>
        <translation>không đọc được bộ nhãn của nó ({reason})</translation>
    </message>
    <message>
        <source>{path} cannot be made: {reason}.</source>
        <translation>Không tạo được {path}: {reason}.</translation>
    </message>
    <message>
        <source>Not saved: the disk that holds {path} is full. Make some space and try again.</source>
        <translation>Chưa lưu: đĩa chứa {path} đã đầy. Hãy dọn bớt chỗ rồi thử lại.</translation>
    </message>
    <message>
        <source>Another program is writing in {path}; try again in a moment.</source>
        <translation>Một chương trình khác đang ghi vào {path}; hãy thử lại sau giây lát.</translation>
    </message>
    <message>
        <source>Not saved: {path} cannot be written; it is read-only.</source>
        <translation>Chưa lưu: không ghi được {path} vì tệp chỉ cho đọc.</translation>
    </message>
    <message>
        <source>Not saved: the disk that holds {path} reports an error ({reason}). Save a copy on another disk.</source>
        <translation>Chưa lưu: đĩa chứa {path} báo lỗi ({reason}). Hãy lưu một bản khác sang đĩa khác.</translation>
    </message>
    <message>
        <source>An import is being written; try again in a moment.</source>
        <translation>Đang ghi dữ liệu nhập vào; hãy thử lại sau giây lát.</translation>
    </message>
    <message>
        <source>Not saved: {path} cannot be reached any more.</source>
        <translation>Chưa lưu: không còn truy cập được {path}.</translation>
    </message>
    <message>
        <source>Not saved: {path} could not be written ({reason}).</source>
        <translation>Chưa lưu: không ghi được {path} ({reason}).</translation>
    </message>
    <message>
        <source>Not saved: {path} is no longer there; it was moved or deleted. Save a copy.</source>
        <translation>Chưa lưu: {path} không còn ở chỗ cũ, có thể đã bị dời hoặc xóa. Hãy lưu một bản khác.</translation>
    </message>
    <message>
        <source>Not saved: another file has taken the place of {path}, perhaps by a program that syncs it. Save a copy.</source>
        <translation>Chưa lưu: một tệp khác đã thế chỗ {path}, có thể do một chương trình đồng bộ. Hãy lưu một bản sao.</translation>
    </message>
    <message>
        <source>Not saved: another program removed or replaced {wal}, which holds the newest work in {path}. Save a copy.</source>
        <translation>Chưa lưu: một chương trình khác đã xóa hoặc thay {wal}, nơi giữ phần làm mới nhất của {path}. Hãy lưu một bản sao.</translation>
    </message>
    <message>
        <source>{path} is not in one file: its newest work waits in {wal}. Open and close it, or back it up, first.</source>
        <translation>{path} không nằm gọn trong một tệp: phần việc mới nhất còn trong {wal}. Hãy mở rồi đóng nó, hoặc sao lưu nó trước.</translation>
    </message>
    <message>
        <source>The backup {path} is damaged ({reason}). Choose another one.</source>
        <translation>Bản sao lưu {path} bị hỏng ({reason}). Hãy chọn bản khác.</translation>
    </message>
    <message>
        <source>The backup {path} does not exist.</source>
        <translation>Không có bản sao lưu {path}.</translation>
    </message>
    <message>
        <source>Each good backup of {path} holds what is there now, or was kept by a restore. Name the one you want.</source>
        <translation>Mọi bản sao lưu tốt của {path} đều giống những gì đang có, hoặc là bản được giữ khi khôi phục. Hãy nêu tên bản bạn muốn.</translation>
    </message>
    <message>
        <source>There is no backup of {path} itself that can be restored, only of copies of it. Name the one you want.</source>
        <translation>Không có bản sao lưu nào của chính {path} để khôi phục, chỉ có của các bản chép từ nó. Hãy nêu tên bản bạn muốn.</translation>
    </message>
    <message>
        <source>There is no backup that can be restored.</source>
        <translation>Không có bản sao lưu nào khôi phục được.</translation>
    </message>
    <message>
        <source>{name} is the beginning of several backups; give more of the name.</source>
        <translation>Nhiều bản sao lưu có tên bắt đầu bằng {name}; hãy ghi dài hơn.</translation>
    </message>
    <message>
        <source>{path} is a link to {target}, which does not exist.</source>
        <translation>{path} là liên kết tới {target}, nhưng nơi đó không có gì.</translation>
    </message>
    <message>
        <source>{path} is the project itself; choose a backup.</source>
        <translation>{path} chính là dự án này; hãy chọn một bản sao lưu.</translation>
    </message>
    <message>
        <source>{path} cannot be made: the folder {folder} does not exist.</source>
        <translation>Không tạo được {path}: không có thư mục {folder}.</translation>
    </message>
    <message>
        <source>{backup} is no backup of {path}. Restore it to another place.</source>
        <translation>{backup} không phải là bản sao lưu của {path}. Hãy khôi phục nó ở chỗ khác.</translation>
    </message>
    <message>
        <source>{who} on {host} has had {path} open since {since}, and this computer cannot see whether that is over. Close it there, or delete {file} if it is closed; then restore the backup.</source>
        <translation>{who} trên máy {host} đã mở {path} từ {since}, và máy này không biết việc đó đã xong chưa. Hãy đóng dự án ở máy đó, hoặc xóa {file} nếu đã đóng; rồi khôi phục bản sao lưu.</translation>
    </message>
    <message>
        <source>{who} on {host} has {path} open (since {since}). Close it there, then restore the backup.</source>
        <translation>{who} trên máy {host} đang mở {path} (từ {since}). Hãy đóng dự án ở đó rồi khôi phục bản sao lưu.</translation>
    </message>
    <message>
        <source>{path} is being worked in by another Annotator. Close it there, then restore the backup.</source>
        <translation>Một Annotator khác đang làm việc trong {path}. Hãy đóng nó ở đó rồi khôi phục.</translation>
    </message>
    <message>
        <source>{path} cannot be made: the folder {folder} cannot be written.</source>
        <translation>Không tạo được {path}: không ghi được vào thư mục {folder}.</translation>
    </message>
    <message>
        <source>{path} is no Annotator project.</source>
        <translation>{path} không phải dự án Annotator.</translation>
    </message>
    <message>
        <source>{path} is in use by another program; try again in a moment.</source>
        <translation>{path} đang được chương trình khác dùng; hãy thử lại sau giây lát.</translation>
    </message>
    <message>
        <source>Not saved: {path} is damaged ({reason}). Close it, then restore a backup or salvage it.</source>
        <translation>Chưa lưu: {path} bị hỏng ({reason}). Hãy đóng dự án rồi khôi phục một bản sao lưu hoặc cứu nó.</translation>
    </message>
    <message>
        <source>Not saved: disk full</source>
        <translation>Chưa lưu: đĩa đầy</translation>
    </message>
    <message>
        <source>Not saved: read-only</source>
        <translation>Chưa lưu: chỉ đọc</translation>
    </message>
    <message>
        <source>Not saved: disk error</source>
        <translation>Chưa lưu: lỗi đĩa</translation>
    </message>
    <message>
        <source>Not saved: file damaged</source>
        <translation>Chưa lưu: tệp hỏng</translation>
    </message>
    <message>
        <source>Not saved: file in use</source>
        <translation>Chưa lưu: tệp đang bận</translation>
    </message>
    <message>
        <source>Not saved: import running</source>
        <translation>Chưa lưu: đang nhập bài</translation>
    </message>
    <message>
        <source>Not saved: file gone</source>
        <translation>Chưa lưu: tệp đã mất</translation>
    </message>
    <message>
        <source>Not saved: file replaced</source>
        <translation>Chưa lưu: tệp đã bị thay</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Chưa lưu</translation>
    </message>
    <message>
        <source>{path} cannot be made: the disk that holds {folder} is full. Make some space or choose another folder.</source>
        <translation>Không tạo được {path}: ổ đĩa chứa {folder} đã đầy. Hãy giải phóng dung lượng hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>{path} cannot be made: the disk reports an error. Choose a folder on another disk.</source>
        <translation>Không tạo được {path}: ổ đĩa báo lỗi. Hãy chọn một thư mục trên ổ đĩa khác.</translation>
    </message>
    <message>
        <source>{path} is damaged: some of its text cannot be read. Restore a backup or salvage it.</source>
        <translation>{path} bị hỏng: một phần chữ trong đó không đọc được. Hãy khôi phục một bản sao lưu hoặc cứu nó.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}).</source>
        <translation>Không đọc được {path} ({reason}).</translation>
    </message>
    <message>
        <source>{path} cannot be opened for writing: its folder refuses a lock file ({reason}).</source>
        <translation>Không mở được {path} để ghi: thư mục chứa tệp không cho tạo tệp khóa ({reason}).</translation>
    </message>
    <message>
        <source>{path} cannot be opened for writing: {file} beside it cannot be locked ({reason}). Delete that while nobody has the project open.</source>
        <translation>Không mở được {path} để ghi: không khóa được tệp {file} bên cạnh nó ({reason}). Hãy xóa tệp đó khi không còn ai mở dự án.</translation>
    </message>
    <message>
        <source>Another Annotator is writing in this project. It opens for reading.</source>
        <translation>Một cửa sổ Annotator khác đang ghi vào dự án này. Dự án được mở ở chế độ chỉ đọc.</translation>
    </message>
    <message>
        <source>{who} on {host} is writing in this project (since {since}). It opens for reading.</source>
        <translation>{who} đang ghi vào dự án này trên máy {host} (từ {since}). Dự án được mở ở chế độ chỉ đọc.</translation>
    </message>
    <message>
        <source>{who} on {host} has had this project open since {since}, and this computer cannot see whether that is over. It opens for reading; close it there, or delete {file} if it is closed.</source>
        <translation>{who} đã mở dự án này trên máy {host} từ {since}, và máy này không biết bên đó đã đóng chưa. Dự án được mở chỉ để đọc; hãy đóng nó ở máy kia, hoặc xóa {file} nếu đã đóng rồi.</translation>
    </message>
    <message>
        <source>{path} does not exist.</source>
        <translation>Không có tệp {path}.</translation>
    </message>
    <message>
        <source>{path} is a folder, not a project.</source>
        <translation>{path} là thư mục, không phải dự án.</translation>
    </message>
    <message>
        <source>{path} does not exist, but newest work of it waits in {wal}. Put the project back beside that, under this name.</source>
        <translation>{path} không tồn tại, nhưng phần việc mới nhất của nó đang chờ trong {wal}. Hãy đặt dự án trở lại bên cạnh tệp ấy, với đúng tên này.</translation>
    </message>
    <message>
        <source>{path} is damaged: its name and its number are missing. Restore a backup or salvage it.</source>
        <translation>{path} bị hỏng: thiếu tên và số hiệu của dự án. Hãy khôi phục một bản sao lưu hoặc cứu nó.</translation>
    </message>
    <message>
        <source>{path} is damaged: its scheme is missing. Restore a backup or salvage it.</source>
        <translation>{path} bị hỏng: thiếu bộ nhãn. Hãy khôi phục một bản sao lưu hoặc cứu nó.</translation>
    </message>
    <message>
        <source>{path} is damaged: its guidelines are missing. Restore a backup or salvage it.</source>
        <translation>{path} bị hỏng: thiếu bản hướng dẫn. Hãy khôi phục một bản sao lưu hoặc cứu nó.</translation>
    </message>
    <message>
        <source>{path} is damaged: its scheme cannot be read. Restore a backup or salvage it.</source>
        <translation>{path} bị hỏng: không đọc được bộ nhãn. Hãy khôi phục một bản sao lưu hoặc cứu nó.</translation>
    </message>
    <message>
        <source>{path} was made by a newer Annotator (file version {found}; this one reads up to {known}). Update it.</source>
        <translation>{path} do bản Annotator mới hơn tạo ra (tệp phiên bản {found}; bản này chỉ đọc tới {known}). Hãy cập nhật chương trình.</translation>
    </message>
    <message>
        <source>{path} has another name on this disk (a hard link). It opens for reading; copy it to work on it.</source>
        <translation>{path} còn có một tên khác trên đĩa này (liên kết cứng). Tệp được mở chỉ để đọc; hãy chép ra một bản để làm việc.</translation>
    </message>
    <message>
        <source>{path} is a backup. It opens for reading; restore it to work on it.</source>
        <translation>{path} là một bản sao lưu. Tệp chỉ được mở để đọc; hãy khôi phục để làm việc trên đó.</translation>
    </message>
    <message>
        <source>{path} is read-only. It opens for reading; copy it to work on it.</source>
        <translation>{path} là tệp chỉ đọc nên được mở để đọc; muốn sửa, hãy chép ra một bản khác.</translation>
    </message>
    <message>
        <source>The folder {folder} is read-only. {path} opens for reading; copy it to work on it.</source>
        <translation>Thư mục {folder} chỉ cho đọc. {path} được mở để đọc; muốn sửa, hãy chép tệp sang chỗ khác.</translation>
    </message>
    <message>
        <source>There is an annotator {name} already.</source>
        <translation>Đã có người gán nhãn tên {name}.</translation>
    </message>
    <message>
        <source>{path} was made from the handout for {name}. People and assignments are changed in the lead&apos;s file.</source>
        <translation>{path} được tạo từ gói bài dành cho {name}. Người và việc giao bài được đổi trong dự án của trưởng nhóm.</translation>
    </message>
    <message>
        <source>{path} is open for reading only.</source>
        <translation>{path} đang mở ở chế độ chỉ đọc.</translation>
    </message>
    <message>
        <source>The article {article} is not in this project.</source>
        <translation>Dự án này không có bài {article}.</translation>
    </message>
    <message>
        <source>Nothing can be prepared in {folder}: {reason}.</source>
        <translation>Không chuẩn bị được dữ liệu trong {folder}: {reason}.</translation>
    </message>
    <message>
        <source>This was changed elsewhere in the meantime. Nothing was done; look and try again.</source>
        <translation>Chỗ này vừa bị sửa ở nơi khác nên chưa làm gì cả; hãy xem lại rồi thử lần nữa.</translation>
    </message>
    <message>
        <source>This article was split. Open the part in which you want to work.</source>
        <translation>Bài này đã được tách. Hãy mở phần mà bạn muốn làm.</translation>
    </message>
    <message>
        <source>zones and what is known of an article are the lead&apos;s; flag the article</source>
        <translation>vùng và thông tin của bài do trưởng nhóm sửa; hãy gắn cờ cho bài</translation>
    </message>
    <message>
        <source>no article is open</source>
        <translation>chưa mở bài nào</translation>
    </message>
    <message>
        <source>this span is no longer there</source>
        <translation>đoạn đánh dấu này không còn nữa</translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation>chưa mở dự án nào</translation>
    </message>
    <message>
        <source>there is nothing to undo</source>
        <translation>không có gì để hoàn tác</translation>
    </message>
    <message>
        <source>there is nothing to redo</source>
        <translation>không có gì để làm lại</translation>
    </message>
    <message>
        <source>the project is open for reading only</source>
        <translation>dự án đang mở ở chế độ chỉ đọc</translation>
    </message>
    <message>
        <source>already there: {title}</source>
        <translation>đã có sẵn: {title}</translation>
    </message>
    <message>
        <source>the same text as {file} in this import: {title}</source>
        <translation>trùng với {file} trong lần nhập này: {title}</translation>
    </message>
    <message>
        <source>nearly the same as {title} ({percent} %)</source>
        <translation>gần giống hệt {title} ({percent} %)</translation>
    </message>
    <message>
        <source>Backspace cannot be a key of its own: Vietnamese input methods send it while they compose a letter.</source>
        <translation>Không thể dùng Backspace làm phím tắt: bộ gõ tiếng Việt gửi phím này khi đang ghép chữ.</translation>
    </message>
    <message>
        <source>This key belongs to the input method, or waits for the next letter: it never arrives alone.</source>
        <translation>Phím này thuộc về bộ gõ, hoặc còn chờ chữ tiếp theo: nó không bao giờ đến một mình.</translation>
    </message>
    <message>
        <source>Only some keyboard layouts have {key}: take a letter from A to Z, a digit or a function key.</source>
        <translation>Chỉ một số bố cục bàn phím có {key}: hãy chọn chữ từ A đến Z, chữ số hoặc phím chức năng.</translation>
    </message>
    <message>
        <source>This key has no name, so it cannot be kept.</source>
        <translation>Phím này không có tên nên không lưu được.</translation>
    </message>
    <message>
        <source>This action works everywhere, also while you type: it needs Ctrl, Alt or a function key.</source>
        <translation>Lệnh này dùng được ở mọi nơi, kể cả khi đang gõ: phải có Ctrl, Alt hoặc phím chức năng.</translation>
    </message>
    <message>
        <source>While letters stand in the text, {key} chooses a span.</source>
        <translation>Khi chữ cái hiện trong văn bản, {key} dùng để chọn đoạn.</translation>
    </message>
    <message>
        <source>another action has {key}</source>
        <translation>lệnh khác đang dùng {key}</translation>
    </message>
    <message>
        <source>This article is finished: reopen it to change its labels.</source>
        <translation>Bài này đã xong: hãy mở lại bài để sửa nhãn.</translation>
    </message>
    <message>
        <source>Every article is assigned already.</source>
        <translation>Mọi bài đều đã được giao.</translation>
    </message>
    <message>
        <source>There is no article in this project yet. Import some, then share them out.</source>
        <translation>Dự án này chưa có bài nào. Hãy nhập bài rồi mới giao.</translation>
    </message>
    <message>
        <source>What several people read is read by two or more.</source>
        <translation>Bài có nhiều người cùng đọc thì phải từ hai người trở lên.</translation>
    </message>
    <message>
        <source>{readers} people are to read the same article, and only 1 of them is chosen. Choose more.</source>
        <translation>Mỗi bài cần {readers} người cùng đọc, mà mới chọn 1 người. Hãy chọn thêm.</translation>
    </message>
    <message>
        <source>{readers} people are to read the same article, and only {people} are chosen. Choose more.</source>
        <translation>Mỗi bài cần {readers} người cùng đọc, mà mới chọn {people} người. Hãy chọn thêm.</translation>
    </message>
    <message>
        <source>No article has the id or title {word}. Give an id, its first digits, or the whole title.</source>
        <translation>Không bài nào có id hay tiêu đề {word}. Hãy ghi id, mấy ký tự đầu của id, hoặc cả tiêu đề.</translation>
    </message>
    <message>
        <source>Several articles are called {word}: say which by its id, {ids}.</source>
        <translation>Có nhiều bài mang tên {word}: hãy nói rõ bài nào bằng id, {ids}.</translation>
    </message>
    <message>
        <source>No article is left to share out: assigned are {assigned}, begun by somebody without that {begun}.</source>
        <translation>Không còn bài nào để phân: {assigned} bài đã giao, {begun} bài chưa giao nhưng đã có người bắt đầu.</translation>
    </message>
    <message>
        <source>Choose who is to read.</source>
        <translation>Hãy chọn người đọc.</translation>
    </message>
    <message>
        <source>The share read by several is between 0 and 100 %.</source>
        <translation>Tỉ lệ bài nhiều người đọc nằm trong khoảng 0 đến 100 %.</translation>
    </message>
    <message>
        <source>the mapping has {old}={new}, but {new} is no label of the project, which has {known}</source>
        <translation>bảng quy đổi ghi {old}={new}, nhưng dự án không có nhãn {new}; các nhãn có: {known}</translation>
    </message>
    <message>
        <source>the mapping has attribute:{old}={new}, but {new} is no attribute of the project, which has {known}</source>
        <translation>bảng quy đổi ghi attribute:{old}={new}, nhưng dự án không có thuộc tính {new}; các thuộc tính có: {known}</translation>
    </message>
    <message>
        <source>the mapping has link:{old}={new}, but {new} is no link type of the project, which has {known}</source>
        <translation>bảng quy đổi ghi link:{old}={new}, nhưng dự án không có loại liên kết {new}; các loại có: {known}</translation>
    </message>
    <message>
        <source>{pair} is no mapping; write old=new, link:old=new or attribute:old=new.</source>
        <translation>{pair} không phải ánh xạ; hãy viết cũ=mới, link:cũ=mới hoặc attribute:cũ=mới.</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>tệp không phải UTF-8</translation>
    </message>
    <message>
        <source>The mapping {path} cannot be read: {reason}.</source>
        <translation>Không đọc được ánh xạ {path}: {reason}.</translation>
    </message>
    <message>
        <source>The mapping {path} has other than the tables labels, attributes and links of old = “new”.</source>
        <translation>Ánh xạ {path} có thứ khác ngoài các bảng labels, attributes và links dạng cũ = “mới”.</translation>
    </message>
    <message>
        <source>{row} {id}: {reason}</source>
        <translation>{row} có mã {id}: {reason}</translation>
    </message>
    <message>
        <source>the id does not follow from article and annotator</source>
        <translation>mã không khớp với bài và người gán nhãn</translation>
    </message>
    <message>
        <source>it was made under another scheme ({scheme}); say what stands for {labels}, or that they are left out</source>
        <translation>nó được làm theo bộ nhãn khác ({scheme}); hãy nói {labels} ứng với gì, hoặc bỏ lại</translation>
    </message>
    <message>
        <source>labels of {name} in “{title}” are not taken: this is the bundle of {owner}</source>
        <translation>nhãn của {name} trong “{title}” không được nhận: đây là gói kết quả của {owner}</translation>
    </message>
    <message>
        <source>it is the handout of another lead</source>
        <translation>đây là gói bài của trưởng nhóm khác</translation>
    </message>
    <message>
        <source>it is the handout for {name}, and this is the project of {owner}. Open it by itself.</source>
        <translation>đây là gói bài dành cho {name}, còn dự án này là của {owner}. Hãy mở riêng gói bài ấy.</translation>
    </message>
    <message>
        <source>its articles, zones and guidelines are not taken: another person leads there</source>
        <translation>bài, vùng và hướng dẫn trong đó không được nhận: bên đó có trưởng nhóm khác</translation>
    </message>
    <message>
        <source>the article “{title}” is not in this project</source>
        <translation>bài “{title}” không có trong dự án này</translation>
    </message>
    <message>
        <source>it belongs to another project, “{name}” ({id}…); this one is “{own}” ({own_id}…). Merge it there.</source>
        <translation>nó thuộc dự án khác, “{name}” ({id}…); dự án này là “{own}” ({own_id}…). Hãy gộp nó ở bên kia.</translation>
    </message>
    <message>
        <source>its scheme is another than the project&apos;s</source>
        <translation>bộ nhãn của nó khác với của dự án</translation>
    </message>
    <message>
        <source>there is no bundle, handout, project or .jsonl file in this folder</source>
        <translation>thư mục này không có gói kết quả, gói bài, dự án hay tệp .jsonl nào</translation>
    </message>
    <message>
        <source>{path} was made by an older Annotator. Open it for writing once, then merge.</source>
        <translation>{path} do bản Annotator cũ tạo ra. Hãy mở nó để ghi một lần rồi gộp lại.</translation>
    </message>
    <message>
        <source>There is no merge or import that can be taken back.</source>
        <translation>Không có lần gộp hay lần nhập nào có thể hoàn lại.</translation>
    </message>
    <message>
        <source>{word} says no one act; give “last”, or the first digits of one of {known}.</source>
        <translation>{word} không chỉ rõ một lần nào; hãy ghi “last”, hoặc mấy ký tự đầu của một trong {known}.</translation>
    </message>
    <message>
        <source>it is the project itself</source>
        <translation>đây chính là dự án này</translation>
    </message>
    <message>
        <source>Gold has this text with this label already.</source>
        <translation>Bản vàng đã có chữ này với nhãn này rồi.</translation>
    </message>
    <message>
        <source>Gold has no such span any more.</source>
        <translation>Bản vàng không còn đoạn này nữa.</translation>
    </message>
    <message>
        <source>This span comes from a decision: a note can be written where it is decided.</source>
        <translation>Đoạn này do quyết định mà có: muốn ghi chú thì ghi ở chỗ quyết định.</translation>
    </message>
    <message>
        <source>There is no option {number} here.</source>
        <translation>Chỗ này không có phương án {number}.</translation>
    </message>
    <message>
        <source>There is no majority of three or more annotators here.</source>
        <translation>Chỗ này không có đa số trong ít nhất ba người gán nhãn.</translation>
    </message>
    <message>
        <source>There are no two options here that could both be kept.</source>
        <translation>Chỗ này không có hai phương án để giữ cả hai.</translation>
    </message>
    <message>
        <source>A span can have one link of this type only.</source>
        <translation>Mỗi đoạn chỉ có một liên kết loại này.</translation>
    </message>
    <message>
        <source>{label} has no opposite to be turned into.</source>
        <translation>{label} không có nhãn đối lập để đảo.</translation>
    </message>
    <message>
        <source>Several spans lie here; their boundaries stay as they are.</source>
        <translation>Chỗ này có nhiều đoạn; mép của chúng giữ nguyên.</translation>
    </message>
    <message>
        <source>Decide the spans at both ends of this link first.</source>
        <translation>Hãy xử các đoạn ở hai đầu liên kết này trước.</translation>
    </message>
    <message>
        <source>This is about links, which have no label and no boundaries.</source>
        <translation>Chỗ này là liên kết, không có nhãn và không có mép.</translation>
    </message>
    <message>
        <source>These groups do not offer the same options any more.</source>
        <translation>Những chỗ này không còn cùng phương án nữa.</translation>
    </message>
    <message>
        <source>No other group has the same text and the same options.</source>
        <translation>Không có chỗ nào khác cùng chữ, cùng phương án.</translation>
    </message>
    <message>
        <source>Two or more annotators must have finished this article.</source>
        <translation>Bài này cần ít nhất hai người gán nhãn xong.</translation>
    </message>
    <message>
        <source>You have marked this article yourself; somebody else decides.</source>
        <translation>Bạn đã tự đánh dấu bài này; người khác sẽ quyết định.</translation>
    </message>
    <message>
        <source>This has been changed in the meantime; look at it again.</source>
        <translation>Chỗ này vừa thay đổi; hãy xem lại.</translation>
    </message>
    <message>
        <source>The lead alone may review articles that they read too.</source>
        <translation>Chỉ trưởng nhóm mới được đối chiếu cả bài chính mình đọc.</translation>
    </message>
    <message>
        <source>Still to be decided in this article: {number}.</source>
        <translation>Bài này còn {number} chỗ chưa xử.</translation>
    </message>
    <message>
        <source>One of the spans that this link ties is deleted; decide about the span first.</source>
        <translation>Một trong các đoạn mà liên kết này nối đã bị xoá; hãy quyết định về đoạn đó trước.</translation>
    </message>
    <message>
        <source>The guidelines have been changed meanwhile. Look at them and try again.</source>
        <translation>Hướng dẫn vừa được sửa. Hãy xem lại rồi thử lại.</translation>
    </message>
    <message>
        <source>Only the lead changes the guidelines.</source>
        <translation>Chỉ trưởng nhóm được sửa hướng dẫn.</translation>
    </message>
    <message>
        <source>the {row} {id} belongs to another annotator or article here</source>
        <translation>{row} {id} ở đây thuộc người hoặc bài khác</translation>
    </message>
    <message>
        <source>the link {id} ends at a span that nobody has</source>
        <translation>liên kết {id} dẫn tới một đoạn không ai có</translation>
    </message>
    <message>
        <source>the {row} {id} is of an article that is not in this project</source>
        <translation>{row} {id} thuộc một bài không có trong dự án này</translation>
    </message>
    <message>
        <source>This person or article is no longer in the project. Look and try again.</source>
        <translation>Người hoặc bài này không còn trong dự án. Hãy xem lại rồi thử lại.</translation>
    </message>
    <message>
        <source>This act cannot be taken back: it was taken back already, or is too old.</source>
        <translation>Không hoàn lại được: việc này đã được hoàn lại, hoặc quá cũ.</translation>
    </message>
    <message>
        <source>This act cannot be taken back: something newer stands on what it brought.</source>
        <translation>Không hoàn lại được: có việc mới hơn dựa trên những gì nó đã đem vào.</translation>
    </message>
    <message>
        <source>This act cannot be taken back: something newer stands on what it brought. {name} changed that since in “{title}” (labels: {labels}; articles in all: {articles}). Undo it first.</source>
        <translation>Không hoàn lại được: có việc mới hơn dựa trên những gì nó đã đem vào. Từ đó {name} đã sửa những thứ ấy trong “{title}” (nhãn: {labels}; tất cả số bài: {articles}). Hãy hoàn tác việc sửa trước.</translation>
    </message>
    <message>
        <source>This act can no longer be taken back: something newer stands on what it brought. {name} has worked since in “{title}” (labels: {labels}; articles in all: {articles}), and the history keeps that even when it is undone. The backup made before the act has everything as it was then.</source>
        <translation>Không còn hoàn lại được: có việc mới hơn dựa trên những gì nó đã đem vào. Từ đó {name} đã làm việc trong “{title}” (nhãn: {labels}; tất cả số bài: {articles}), và lịch sử giữ lại điều đó kể cả khi đã hoàn tác. Bản sao lưu trước việc này còn mọi thứ như lúc ấy.</translation>
    </message>
    <message>
        <source>This act cannot be taken back: something newer stands on what it brought, the {act} of {time} UTC. Take that back first.</source>
        <translation>Không hoàn lại được: có việc mới hơn dựa trên những gì nó đã đem vào, đó là {act} lúc {time} UTC. Hãy hoàn lại lần đó trước.</translation>
    </message>
    <message>
        <source>This act can no longer be taken back: something newer stands on what it brought. It brought labels of the scheme or guidelines, and articles were worked on since.</source>
        <translation>Không còn hoàn lại được: có việc mới hơn dựa trên những gì nó đã đem vào. Nó đem vào nhãn của bộ nhãn hoặc hướng dẫn, và từ đó đã có người làm việc trên các bài.</translation>
    </message>
    <message>
        <source>This act can no longer be taken back: something newer stands on what it brought. The people or who works on what were changed since.</source>
        <translation>Không còn hoàn lại được: có việc mới hơn dựa trên những gì nó đã đem vào. Từ đó danh sách người hoặc việc phân công đã thay đổi.</translation>
    </message>
    <message>
        <source>This act cannot be taken back: something newer stands on what it brought. {name} came with it and leads the project now. Let somebody else lead first.</source>
        <translation>Không hoàn lại được: có việc mới hơn dựa trên những gì nó đã đem vào. {name} đến cùng việc này và nay phụ trách dự án. Hãy để người khác phụ trách trước.</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>lần gộp</translation>
    </message>
    <message>
        <source>split</source>
        <translation>lần tách</translation>
    </message>
    <message>
        <source>proposal of zones</source>
        <translation>lần đề xuất vùng</translation>
    </message>
    <message>
        <source>import</source>
        <translation>lần nhập</translation>
    </message>
    <message>
        <source>This act cannot be taken back: decisions or gold made since rest on what it brought (articles: {count}). Take those back first.</source>
        <translation>Không hoàn lại được: đã có quyết định hay bản vàng dựa trên những gì nó đem vào (số bài: {count}). Hãy hoàn lại những việc đó trước.</translation>
    </message>
    <message>
        <source>only the lead sees others&apos; labels in this project</source>
        <translation>trong dự án này chỉ trưởng nhóm xem được nhãn của người khác</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>Chưa chọn gì.</translation>
    </message>
    <message>
        <source>No person can be called gold: that is what a review comes to. Choose another name.</source>
        <translation>Không ai được mang tên gold: đó là kết quả của việc duyệt. Hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>A split begins a line; {at} is not the beginning of one inside the text.</source>
        <translation>Chỗ tách phải là đầu một dòng; {at} không phải đầu dòng nào bên trong bài.</translation>
    </message>
    <message>
        <source>Before or after the cut at {at} there is nothing to read.</source>
        <translation>Trước hoặc sau chỗ cắt ở {at} không có gì để đọc.</translation>
    </message>
    <message>
        <source>Two of the parts have the same text; they would be one article.</source>
        <translation>Hai phần có cùng một văn bản; chúng sẽ chỉ là một bài.</translation>
    </message>
    <message>
        <source>it has more than {limit} MB unpacked</source>
        <translation>giải nén ra thì lớn hơn {limit} MB</translation>
    </message>
    <message>
        <source>the archive is damaged or cut off; fetch it again</source>
        <translation>tệp nén bị hỏng hoặc bị cắt cụt; hãy tải lại</translation>
    </message>
    <message>
        <source>it is an archive in an archive in an archive; unpack it first</source>
        <translation>đây là tệp nén lồng ba lớp; hãy giải nén trước</translation>
    </message>
    <message>
        <source>there are more than {limit} files in it; unpack it and import its folders</source>
        <translation>trong đó có hơn {limit} tệp; hãy giải nén rồi nhập các thư mục</translation>
    </message>
    <message>
        <source>it has no name; it is left out</source>
        <translation>tệp này không có tên nên bị bỏ qua</translation>
    </message>
    <message>
        <source>its path leads out of the archive; it is left out</source>
        <translation>đường dẫn của tệp này trỏ ra ngoài tệp nén nên bị bỏ qua</translation>
    </message>
    <message>
        <source>there is a NUL character in its name; it is left out</source>
        <translation>tên tệp có ký tự NUL nên bị bỏ qua</translation>
    </message>
    <message>
        <source>it is a link, not a file; it is left out</source>
        <translation>đây là liên kết, không phải tệp, nên bị bỏ qua</translation>
    </message>
    <message>
        <source>it is a device, not a file; it is left out</source>
        <translation>đây là thiết bị, không phải tệp, nên bị bỏ qua</translation>
    </message>
    <message>
        <source>a row in it is longer than {limit} million characters; is it a table?</source>
        <translation>có hàng dài hơn {limit} triệu ký tự; đây có phải là bảng không?</translation>
    </message>
    <message>
        <source>a cell is longer than {limit} million characters; is a quotation mark not closed? Lines left out: {lines}</source>
        <translation>một ô dài hơn {limit} triệu ký tự; có dấu ngoặc kép nào chưa đóng không? Số dòng bị bỏ: {lines}</translation>
    </message>
    <message>
        <source>a quotation mark is not closed, or closed too late; lines left out: {lines}</source>
        <translation>có dấu ngoặc kép chưa đóng hoặc đóng quá muộn; số dòng bị bỏ: {lines}</translation>
    </message>
    <message>
        <source>a quotation mark stands alone in a cell (inside cells they are doubled); lines left out: {lines}</source>
        <translation>có dấu ngoặc kép đứng lẻ trong ô (trong ô phải viết hai lần); số dòng bị bỏ: {lines}</translation>
    </message>
    <message>
        <source>it has {size} MB; a file of this kind has at most {limit} MB</source>
        <translation>tệp nặng {size} MB; tệp loại này chỉ được tối đa {limit} MB</translation>
    </message>
    <message>
        <source>this Word file is damaged or incomplete</source>
        <translation>tệp Word này bị hỏng hoặc không đầy đủ</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>tệp trống</translation>
    </message>
    <message>
        <source>the file is protected by a password; save it without one and import that</source>
        <translation>tệp được bảo vệ bằng mật khẩu; hãy lưu bản không có mật khẩu rồi nhập bản đó</translation>
    </message>
    <message>
        <source>this is an old Word file; save it as .docx and import that</source>
        <translation>đây là tệp Word cũ; hãy lưu thành .docx rồi nhập tệp đó</translation>
    </message>
    <message>
        <source>this is no Word file (.docx)</source>
        <translation>đây không phải tệp Word (.docx)</translation>
    </message>
    <message>
        <source>unpacked it has more than {limit} MB; this is no Word file to read</source>
        <translation>giải nén ra hơn {limit} MB; đây không phải tệp Word để đọc</translation>
    </message>
    <message>
        <source>it declares XML entities, which no Word file needs</source>
        <translation>tệp khai báo thực thể XML, điều không tệp Word nào cần</translation>
    </message>
    <message>
        <source>all of it is UTF-8</source>
        <translation>toàn bộ tệp là UTF-8</translation>
    </message>
    <message>
        <source>it begins with the byte order mark of UTF-16</source>
        <translation>tệp bắt đầu bằng dấu thứ tự byte của UTF-16</translation>
    </message>
    <message>
        <source>it looks like UTF-16 without a byte order mark</source>
        <translation>có vẻ là UTF-16 không có dấu thứ tự byte</translation>
    </message>
    <message>
        <source>this is text for VNI fonts; convert it to Unicode first (UniKey: Ctrl+Shift+F6), save it as UTF-8</source>
        <translation>đây là văn bản dùng phông VNI; hãy chuyển sang Unicode trước (UniKey: Ctrl+Shift+F6) rồi lưu bằng UTF-8</translation>
    </message>
    <message>
        <source>the encoding of English and West European files from Windows</source>
        <translation>bảng mã của các tệp tiếng Anh và Tây Âu trên Windows</translation>
    </message>
    <message>
        <source>the encoding of Vietnamese files from Windows</source>
        <translation>bảng mã của các tệp tiếng Việt trên Windows</translation>
    </message>
    <message>
        <source>the encoding of old Vietnamese files for .Vn fonts; capitals with a tone come as small letters</source>
        <translation>bảng mã TCVN3 của các tệp tiếng Việt cũ dùng phông .Vn; chữ hoa có dấu thanh sẽ thành chữ thường</translation>
    </message>
    <message>
        <source>it ends in the middle of a letter; is it complete?</source>
        <translation>tệp kết thúc giữa chừng một chữ; tệp có đủ không?</translation>
    </message>
    <message>
        <source>the encoding {encoding} is not known here</source>
        <translation>không biết bảng mã {encoding}</translation>
    </message>
    <message>
        <source>byte {byte} at offset {offset} is not {encoding}; choose another encoding</source>
        <translation>byte {byte} ở vị trí {offset} không thuộc {encoding}; hãy chọn bảng mã khác</translation>
    </message>
    <message>
        <source>its elements stand inside one another too deep; this is no page to read</source>
        <translation>các phần tử lồng vào nhau quá sâu; đây không phải trang để đọc</translation>
    </message>
    <message>
        <source>the page says it is {encoding}, but all of it is UTF-8; it was read as that</source>
        <translation>trang ghi bảng mã là {encoding}, nhưng toàn bộ nội dung là UTF-8; đã đọc theo UTF-8</translation>
    </message>
    <message>
        <source>the page does not say its encoding, and byte {byte} at offset {offset} is not UTF-8; say which encoding it has</source>
        <translation>trang không cho biết bảng mã, và byte {byte} ở vị trí {offset} không phải UTF-8; hãy cho biết bảng mã của trang</translation>
    </message>
    <message>
        <source>the page does not say its encoding, and looks like {encoding}; say which encoding it has</source>
        <translation>trang không cho biết bảng mã và trông giống {encoding}; hãy cho biết bảng mã của trang</translation>
    </message>
    <message>
        <source>the page says it is {encoding}, but the bytes at offset {offset} are not</source>
        <translation>trang tự nhận là {encoding}, nhưng các byte ở vị trí {offset} thì không phải</translation>
    </message>
    <message>
        <source>the cell holds the error {error}</source>
        <translation>ô chứa lỗi {error}</translation>
    </message>
    <message>
        <source>{value} can be two days; it is kept as it is, without a date</source>
        <translation>{value} có thể là hai ngày khác nhau; giữ nguyên, không ghi ngày</translation>
    </message>
    <message>
        <source>{value} is no date; it is kept as it is</source>
        <translation>{value} không phải là ngày; giữ nguyên</translation>
    </message>
    <message>
        <source>choose the column that holds the text; the columns are: {columns}</source>
        <translation>hãy chọn cột chứa văn bản; các cột là: {columns}</translation>
    </message>
    <message>
        <source>there is no column {name}; the columns are: {columns}</source>
        <translation>không có cột {name}; các cột là: {columns}</translation>
    </message>
    <message>
        <source>this is no web archive that can be read; it may be damaged</source>
        <translation>không đọc được kho lưu trang này; có thể tệp bị hỏng</translation>
    </message>
    <message>
        <source>it has more parts than a web page can have</source>
        <translation>tệp có nhiều phần hơn mức một trang web có thể có</translation>
    </message>
    <message>
        <source>there is no web page in this web archive</source>
        <translation>không có trang web nào trong kho lưu trang này</translation>
    </message>
    <message>
        <source>most of its rows cannot be read; the first one: {reason}</source>
        <translation>phần lớn các hàng không đọc được; hàng đầu tiên: {reason}</translation>
    </message>
    <message>
        <source>the fonts in it do not tell which letters they show; it cannot be read</source>
        <translation>phông chữ trong tệp không cho biết chúng hiện chữ nào; không đọc được tệp</translation>
    </message>
    <message>
        <source>this is no PDF file</source>
        <translation>đây không phải tệp PDF</translation>
    </message>
    <message>
        <source>this PDF file is damaged or incomplete</source>
        <translation>tệp PDF này bị hỏng hoặc không đầy đủ</translation>
    </message>
    <message>
        <source>this PDF file has no pages</source>
        <translation>tệp PDF này không có trang nào</translation>
    </message>
    <message>
        <source>it has {count} pages; a PDF file of an article has at most {limit}</source>
        <translation>tệp có {count} trang; tệp PDF của một bài có nhiều nhất {limit} trang</translation>
    </message>
    <message>
        <source>it has no text layer: its pages are pictures; have the text recognised (OCR) and import that</source>
        <translation>tệp không có lớp chữ: các trang là ảnh; hãy nhận dạng chữ (OCR) rồi nhập tệp đó</translation>
    </message>
    <message>
        <source>its pages are empty</source>
        <translation>các trang đều trống</translation>
    </message>
    <message>
        <source>pages that are pictures without text were left out: {pages}</source>
        <translation>đã bỏ qua các trang chỉ là ảnh, không có chữ: {pages}</translation>
    </message>
    <message>
        <source>damaged pages were left out: {pages}</source>
        <translation>đã bỏ qua các trang bị hỏng: {pages}</translation>
    </message>
    <message>
        <source>this is a project of Annotator: open it, or merge it into this one</source>
        <translation>đây là dự án của Annotator: hãy mở nó hoặc gộp vào dự án này</translation>
    </message>
    <message>
        <source>this is a database; only articles can be imported</source>
        <translation>đây là cơ sở dữ liệu; chỉ nhập được bài viết</translation>
    </message>
    <message>
        <source>this is a handout: open it, or merge it</source>
        <translation>đây là gói bài: hãy mở hoặc gộp nó</translation>
    </message>
    <message>
        <source>this is a bundle of somebody&apos;s work: merge it</source>
        <translation>đây là gói kết quả của một người: hãy gộp nó</translation>
    </message>
    <message>
        <source>this is an e-mail; save its text as .txt or .html</source>
        <translation>đây là thư điện tử; hãy lưu nội dung thành .txt hoặc .html</translation>
    </message>
    <message>
        <source>this is a picture; only files with text can be imported</source>
        <translation>đây là hình ảnh; chỉ nhập được tệp có chữ</translation>
    </message>
    <message>
        <source>this is a sound; only files with text can be imported</source>
        <translation>đây là tệp âm thanh; chỉ nhập được tệp có chữ</translation>
    </message>
    <message>
        <source>this is a video; only files with text can be imported</source>
        <translation>đây là video; chỉ nhập được tệp có chữ</translation>
    </message>
    <message>
        <source>this is a program; only files with text can be imported</source>
        <translation>đây là chương trình; chỉ nhập được tệp có chữ</translation>
    </message>
    <message>
        <source>this is a font; only files with text can be imported</source>
        <translation>đây là phông chữ; chỉ nhập được tệp có chữ</translation>
    </message>
    <message>
        <source>this is a packed file; unpack it and import the folder, or pack it as .zip</source>
        <translation>đây là tệp nén; hãy giải nén rồi nhập thư mục, hoặc nén lại thành .zip</translation>
    </message>
    <message>
        <source>this is a Parquet table; save it as .csv or .jsonl</source>
        <translation>đây là bảng Parquet; hãy lưu thành .csv hoặc .jsonl</translation>
    </message>
    <message>
        <source>this is a Rich Text file (.rtf); open it in Word or LibreOffice and save it as .docx</source>
        <translation>đây là tệp Rich Text (.rtf); hãy mở bằng Word hoặc LibreOffice rồi lưu thành .docx</translation>
    </message>
    <message>
        <source>this is a web archive of Safari; save the page as .html</source>
        <translation>đây là trang lưu trữ của Safari; hãy lưu trang thành .html</translation>
    </message>
    <message>
        <source>this file is locked with a password; open it in its program, take the password away and save it again</source>
        <translation>tệp này có mật khẩu; hãy mở bằng chương trình của nó, bỏ mật khẩu rồi lưu lại</translation>
    </message>
    <message>
        <source>this is a file of an old Word (.doc); open it in Word or LibreOffice and save it as .docx</source>
        <translation>đây là tệp Word cũ (.doc); hãy mở bằng Word hoặc LibreOffice rồi lưu thành .docx</translation>
    </message>
    <message>
        <source>these are slides; copy their text into a .txt or .docx file</source>
        <translation>đây là bản trình chiếu; hãy chép chữ sang tệp .txt hoặc .docx</translation>
    </message>
    <message>
        <source>this is a file of an old Office program; open it there and save it as .docx or .xlsx</source>
        <translation>đây là tệp của chương trình Office cũ; hãy mở bằng chương trình đó rồi lưu thành .docx hoặc .xlsx</translation>
    </message>
    <message>
        <source>this is an OpenDocument text (.odt); open it in LibreOffice or Word and save it as .docx</source>
        <translation>đây là văn bản OpenDocument (.odt); hãy mở bằng LibreOffice hoặc Word rồi lưu thành .docx</translation>
    </message>
    <message>
        <source>this is an e-book (.epub); save the articles in it as .txt, .html or .docx</source>
        <translation>đây là sách điện tử (.epub); hãy lưu các bài trong đó thành .txt, .html hoặc .docx</translation>
    </message>
    <message>
        <source>this is a file of Pages, Numbers or Keynote; export it as .docx, .xlsx or .csv</source>
        <translation>đây là tệp của Pages, Numbers hoặc Keynote; hãy xuất thành .docx, .xlsx hoặc .csv</translation>
    </message>
    <message>
        <source>this is XML and no web page; save the articles in it as .txt, .html or .csv</source>
        <translation>đây là XML, không phải trang web; hãy lưu các bài trong đó thành .txt, .html hoặc .csv</translation>
    </message>
    <message>
        <source>this is no text, and no {ending} file that can be read here; is it damaged?</source>
        <translation>đây không phải văn bản, cũng không phải tệp {ending} đọc được; tệp có bị hỏng không?</translation>
    </message>
    <message>
        <source>this is no text, and no kind of file that can be read here</source>
        <translation>đây không phải văn bản, cũng không phải loại tệp đọc được</translation>
    </message>
    <message>
        <source>there are no rows in it</source>
        <translation>trong đó không có hàng nào</translation>
    </message>
    <message>
        <source>cells: {found}, columns of the table: {known}; is it the right delimiter?</source>
        <translation>số ô: {found}, số cột của bảng: {known}; dấu phân cách đã đúng chưa?</translation>
    </message>
    <message>
        <source>its text begins with a quotation mark that is never closed; look whether the row is whole</source>
        <translation>nội dung mở đầu bằng một dấu ngoặc kép không được đóng; hãy xem hàng có đủ không</translation>
    </message>
    <message>
        <source>a line in it is longer than {limit} million characters; is it a table?</source>
        <translation>có dòng dài hơn {limit} triệu ký tự; đây có phải là bảng không?</translation>
    </message>
    <message>
        <source>there is a NUL character in it; the file is damaged or no table</source>
        <translation>trong đó có ký tự NUL; tệp bị hỏng hoặc không phải là bảng</translation>
    </message>
    <message>
        <source>no row in it can be read; are its quotation marks closed?</source>
        <translation>không đọc được hàng nào; các dấu ngoặc kép đã đóng chưa?</translation>
    </message>
    <message>
        <source>there are no rows in the sheet {name}</source>
        <translation>trang tính {name} không có hàng nào</translation>
    </message>
    <message>
        <source>more than {limit} GB come out of it; unpack it and import its parts</source>
        <translation>giải nén ra hơn {limit} GB; hãy giải nén rồi nhập từng phần</translation>
    </message>
    <message>
        <source>it is packed more than {limit} to 1, as no text is; it is not unpacked</source>
        <translation>tệp nén hơn {limit} lần, không văn bản nào nén được như vậy; không giải nén</translation>
    </message>
    <message>
        <source>it is damaged in the archive; fetch the file again</source>
        <translation>tệp bị hỏng trong tệp nén; hãy tải lại</translation>
    </message>
    <message>
        <source>it is locked with a password; unpack it and import the files</source>
        <translation>tệp có mật khẩu; hãy giải nén rồi nhập các tệp</translation>
    </message>
    <message>
        <source>it is packed by a method that is not known here; pack it again as .zip</source>
        <translation>tệp được nén bằng cách không đọc được; hãy nén lại thành .zip</translation>
    </message>
    <message>
        <source>the workbook is damaged or cut off; fetch it again</source>
        <translation>bảng tính bị hỏng hoặc bị cắt cụt; hãy tải lại</translation>
    </message>
    <message>
        <source>there is no sheet {name}; the sheets are: {known}</source>
        <translation>không có trang tính {name}; các trang tính là: {known}</translation>
    </message>
    <message>
        <source>there is no sheet with rows in it</source>
        <translation>trong đó không có trang tính nào có hàng</translation>
    </message>
    <message>
        <source>it has more than {limit} columns; is it a table of articles?</source>
        <translation>tệp có hơn {limit} cột; đây có phải là bảng các bài viết không?</translation>
    </message>
    <message>
        <source>a cell holds an error and is read as empty: {place}</source>
        <translation>một ô chứa lỗi và được đọc như ô trống: {place}</translation>
    </message>
    <message>
        <source>{count} cells hold an error and are read as empty; the first is {place}</source>
        <translation>{count} ô chứa lỗi và được đọc như ô trống; ô đầu tiên là {place}</translation>
    </message>
    <message>
        <source>a cell in row {row} is longer than {limit} million characters</source>
        <translation>một ô ở hàng {row} dài hơn {limit} triệu ký tự</translation>
    </message>
    <message>
        <source>there are tabs or line breaks in its cells that would be lost; save it as .xlsx</source>
        <translation>trong các ô có dấu tab hoặc chỗ xuống dòng sẽ bị mất; hãy lưu thành .xlsx</translation>
    </message>
    <message>
        <source>the workbook is damaged: {reason}; open it in Excel and save it again</source>
        <translation>bảng tính bị hỏng: {reason}; hãy mở bằng Excel rồi lưu lại</translation>
    </message>
    <message>
        <source>“{text}” is no date. Write 2024-03-01 or 01/03/2024, and the time, if any, behind it or before it: 08:15.</source>
        <translation>“{text}” không phải là ngày. Hãy viết 2024-03-01 hoặc 01/03/2024, nếu có giờ thì viết trước hoặc sau ngày: 08:15.</translation>
    </message>
    <message>
        <source>“{text}” is no language. Write its two or three letters: vi, en, fr.</source>
        <translation>“{text}” không phải ngôn ngữ. Hãy viết mã hai hoặc ba chữ cái: vi, en, fr.</translation>
    </message>
    <message>
        <source>Only the lead changes what is known of articles.</source>
        <translation>Chỉ trưởng nhóm sửa thông tin của các bài.</translation>
    </message>
    <message>
        <source>This project was made of a handout for {name}: what is imported here is no part of it, and the lead does not get it with the bundle.</source>
        <translation>Dự án này được tạo từ gói bài cho {name}: những gì nhập ở đây không thuộc gói đó, và trưởng nhóm không nhận được chúng cùng gói kết quả.</translation>
    </message>
    <message>
        <source>there is no file in this archive that can be imported</source>
        <translation>trong tệp nén này không có tệp nào nhập được</translation>
    </message>
    <message>
        <source>the reader failed on it; the file may be damaged</source>
        <translation>không đọc được tệp này; có thể tệp bị hỏng</translation>
    </message>
    <message>
        <source>it is no UTF-8 and may be {offers}: choose the encoding</source>
        <translation>tệp không phải UTF-8, có thể là {offers}: hãy chọn bảng mã</translation>
    </message>
    <message>
        <source>it has the sheets {sheets}: choose one, or all of them</source>
        <translation>tệp có các trang tính {sheets}: hãy chọn một trang, hoặc tất cả</translation>
    </message>
    <message>
        <source>it has the columns {columns}: choose which of them is the text</source>
        <translation>tệp có các cột {columns}: hãy chọn cột chứa nội dung bài</translation>
    </message>
    <message>
        <source>A report is saved as {endings}, by the ending of its name.</source>
        <translation>Báo cáo được lưu dưới dạng {endings}, theo đuôi của tên tệp.</translation>
    </message>
    <message>
        <source>{path} is one of the files that were read; choose another name.</source>
        <translation>{path} là một trong các tệp vừa được đọc; hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>The report cannot be written to {path} ({reason}); choose another place. Nothing was imported.</source>
        <translation>Không ghi được báo cáo vào {path} ({reason}); hãy chọn chỗ khác. Chưa nhập gì cả.</translation>
    </message>
    <message>
        <source>left out: {why}</source>
        <translation>đã bỏ ra: {why}</translation>
    </message>
    <message>
        <source>reading it needs more than {limit} MB of memory; split it, or save a table as .csv</source>
        <translation>đọc tệp này cần hơn {limit} MB bộ nhớ; hãy chia nhỏ tệp, hoặc lưu bảng thành .csv</translation>
    </message>
    <message>
        <source>it took longer than {limit} s to read</source>
        <translation>đọc tệp này mất hơn {limit} giây</translation>
    </message>
    <message>
        <source>There is nothing new to propose.</source>
        <translation>Không có gì mới để đề xuất.</translation>
    </message>
    <message>
        <source>Only the lead splits articles. Flag the article and say so there.</source>
        <translation>Chỉ trưởng nhóm được tách bài. Hãy gắn cờ cho bài và ghi rõ ở đó.</translation>
    </message>
    <message>
        <source>Say where the article is to be split: at the beginning of a line inside it.</source>
        <translation>Hãy cho biết tách bài ở đâu: tại đầu một dòng bên trong bài.</translation>
    </message>
    <message>
        <source>This article was split already; look at its parts.</source>
        <translation>Bài này đã được tách; hãy xem các phần của nó.</translation>
    </message>
    <message>
        <source>What is known of this article differs between two copies. Decide that first, then split it.</source>
        <translation>Thông tin về bài này khác nhau giữa hai bản sao. Hãy quyết định điều đó trước rồi mới tách.</translation>
    </message>
    <message>
        <source>The article has changed since. Look at the split again.</source>
        <translation>Bài đã thay đổi từ lúc đó. Hãy xem lại việc tách.</translation>
    </message>
    <message>
        <source>The article cannot be split there: “{quote}” ({name}) lies across the cut, at {start} to {end}.</source>
        <translation>Không thể tách bài ở đó: “{quote}” ({name}) nằm vắt qua chỗ cắt, từ {start} đến {end}.</translation>
    </message>
    <message>
        <source>The article cannot be split there: a {kind} zone lies across the cut, at {start} to {end}.</source>
        <translation>Không thể tách bài ở đó: một vùng {kind} nằm vắt qua chỗ cắt, từ {start} đến {end}.</translation>
    </message>
    <message>
        <source>“{title}” was split: “{quote}” ({name}) lies across the cut and stays with the whole text only</source>
        <translation>“{title}” đã được tách: “{quote}” ({name}) nằm vắt qua chỗ cắt nên chỉ còn ở bản nguyên</translation>
    </message>
    <message>
        <source>“{title}” was split: its zone {start} to {end} lies across the cut and stays with the whole text only</source>
        <translation>“{title}” đã được tách: vùng từ {start} đến {end} nằm vắt qua chỗ cắt nên chỉ còn ở bản nguyên</translation>
    </message>
    <message>
        <source>Zones were changed meanwhile; nothing was written. Propose them once more.</source>
        <translation>Trong lúc đó có vùng đã thay đổi; chưa ghi gì cả. Hãy đề xuất lại lần nữa.</translation>
    </message>
    <message>
        <source>The first line of the text.</source>
        <translation>Dòng đầu của văn bản.</translation>
    </message>
    <message>
        <source>By the words of the text.</source>
        <translation>Theo từ ngữ trong văn bản.</translation>
    </message>
    <message>
        <source>the sheet {name} is left out: no column in it looks like a text</source>
        <translation>trang tính {name} bị bỏ qua: không cột nào trông giống nội dung bài</translation>
    </message>
    <message>
        <source>A file of another kind was passed over: {names}.</source>
        <translation>Đã bỏ qua một tệp thuộc loại khác: {names}.</translation>
    </message>
    <message>
        <source>{count} files of other kinds were passed over: {names}.</source>
        <translation>Đã bỏ qua {count} tệp thuộc loại khác: {names}.</translation>
    </message>
    <message>
        <source>{titles} was split: the labels on it go on to its parts.</source>
        <translation>{titles} đã tách: nhãn trên bài này chuyển sang các phần của bài.</translation>
    </message>
    <message>
        <source>{count} articles were split: the labels on them go on to their parts: {titles}.</source>
        <translation>{count} bài đã tách: nhãn trên các bài này chuyển sang các phần của chúng: {titles}.</translation>
    </message>
    <message>
        <source>A hidden file was passed over: {names}.</source>
        <translation>Một tệp ẩn được bỏ qua: {names}.</translation>
    </message>
    <message>
        <source>{count} hidden files were passed over: {names}.</source>
        <translation>{count} tệp ẩn được bỏ qua: {names}.</translation>
    </message>
    <message>
        <source>{file}: nothing says what these columns hold, so they are only kept beside the article: {names}.</source>
        <translation>{file}: không rõ các cột này chứa gì nên chỉ lưu kèm theo bài: {names}.</translation>
    </message>
    <message>
        <source>it may hold several articles; import it into a project, which reads them</source>
        <translation>tệp này có thể chứa nhiều bài; hãy nhập vào một dự án để đọc</translation>
    </message>
    <message>
        <source>it has more than {limit} MB; one text has at most as many here</source>
        <translation>tệp có hơn {limit} MB; ở đây một văn bản chỉ được tối đa từng ấy</translation>
    </message>
    <message>
        <source>it is no UTF-8, and nothing else that is known here</source>
        <translation>không phải UTF-8, cũng không phải bảng mã nào được biết ở đây</translation>
    </message>
    <message>
        <source>it is no UTF-8 and may be {names}: choose the encoding (--encoding {first})</source>
        <translation>không phải UTF-8, có thể là {names}: hãy chọn bảng mã (--encoding {first})</translation>
    </message>
    <message>
        <source>hidden sheets are left out: {names}; show those that are to come in</source>
        <translation>các trang tính ẩn bị bỏ qua: {names}; hãy cho hiện những trang cần nhập</translation>
    </message>
    <message>
        <source>The text is far longer than an article: only its beginning and its end were looked at for zones.</source>
        <translation>Văn bản dài hơn một bài báo rất nhiều: chỉ phần đầu và phần cuối được xem để đề xuất vùng.</translation>
    </message>
    <message>
        <source>{path} does not exist, and no backups of it are known; annotator restore --list shows those there are.</source>
        <translation>{path} không tồn tại và cũng không có bản sao lưu nào của nó; annotator restore --list liệt kê các bản hiện có.</translation>
    </message>
    <message>
        <source>There are no backups of {path}; annotator restore --list shows which projects have some.</source>
        <translation>Không có bản sao lưu nào của {path}; annotator restore --list cho biết dự án nào có.</translation>
    </message>
    <message>
        <source>No backup is made: the disk that holds {folder} is nearly full. Your work is saved; make some space.</source>
        <translation>Không sao lưu: ổ đĩa chứa {folder} gần đầy. Công việc của bạn đã được lưu; hãy dọn bớt chỗ.</translation>
    </message>
    <message>
        <source>This span is another person&apos;s: only they can have it back.</source>
        <translation>Đoạn này là của người khác: chỉ người ấy lấy lại được.</translation>
    </message>
    <message>
        <source>This span is of gold: it is decided in the review.</source>
        <translation>Đoạn này thuộc bản vàng: việc ấy quyết định ở phần đối chiếu.</translation>
    </message>
    <message>
        <source>There is nothing known of this span any more.</source>
        <translation>Không còn gì để biết về đoạn này.</translation>
    </message>
    <message>
        <source>This span is there as it was then.</source>
        <translation>Đoạn này vẫn còn đó, đúng như lúc ấy.</translation>
    </message>
    <message>
        <source>This text has this label already: the span cannot come back beside it.</source>
        <translation>Chỗ này đã có nhãn ấy rồi: không thể đưa đoạn cũ trở lại bên cạnh.</translation>
    </message>
    <message>
        <source>The span cannot come back as it was: {why}</source>
        <translation>Không thể đưa đoạn trở lại như cũ: {why}</translation>
    </message>
    <message>
        <source>The project is on this computer now. The old file is still in use: close {path} everywhere else.</source>
        <translation>Dự án giờ nằm trên máy này. Tệp cũ vẫn đang được dùng: hãy đóng {path} ở mọi nơi khác.</translation>
    </message>
    <message>
        <source>The project&apos;s own name and id could not be read; it has new ones.</source>
        <translation>Không đọc được tên và mã riêng của dự án; dự án có tên và mã mới.</translation>
    </message>
    <message>
        <source>The scheme could not be read; the one that ships with Annotator stands in.</source>
        <translation>Không đọc được bộ nhãn; bộ nhãn đi kèm Annotator được dùng thay.</translation>
    </message>
    <message>
        <source>The guidelines could not be read; those that ship with Annotator stand in.</source>
        <translation>Không đọc được hướng dẫn; hướng dẫn đi kèm Annotator được dùng thay.</translation>
    </message>
    <message>
        <source>Some names of people could not be read; look for Person 1, Person 2 …</source>
        <translation>Có tên người không đọc được; hãy tìm Person 1, Person 2 …</translation>
    </message>
    <message>
        <source>Of some articles only the text could be read; their first lines stand in for the titles.</source>
        <translation>Có bài chỉ đọc được văn bản; dòng đầu được dùng làm tiêu đề.</translation>
    </message>
    <message>
        <source>Some confidences of zones or times spent were no numbers; 0 stands in for them.</source>
        <translation>Một số độ tin cậy của vùng hoặc thời gian làm việc không phải là số; được thay bằng 0.</translation>
    </message>
    <message>
        <source>Imports and merges from before this that cannot be taken back any more: {count}.</source>
        <translation>Số lần nhập và gộp trước đó không còn hoàn lại được nữa: {count}.</translation>
    </message>
    <message>
        <source>Nothing is wrong with {name}.</source>
        <translation>Không có gì sai với {name}.</translation>
    </message>
    <message>
        <source>Nothing is known to be lost.</source>
        <translation>Không thấy mất gì.</translation>
    </message>
    <message>
        <source>Rows that came back and may not be as they were last: {count}. Look at them.</source>
        <translation>Số dòng cứu được nhưng có thể không đúng trạng thái cuối: {count}. Hãy xem lại.</translation>
    </message>
    <message>
        <source>Beside {path} lay a file of another state of it, {wal}. It was left out and is kept as {name}; work that stands nowhere else may be in it.</source>
        <translation>Cạnh {path} có tệp {wal} thuộc một trạng thái khác của dự án. Tệp ấy không được dùng và được giữ lại với tên {name}; trong đó có thể có việc không còn ở đâu khác.</translation>
    </message>
    <message>
        <source>Lines of the history that may not say what was done then: {count}. Taking such a step back may be refused.</source>
        <translation>Số dòng lịch sử có thể không ghi đúng việc đã làm khi đó: {count}. Có thể không hoàn tác được những bước ấy.</translation>
    </message>
    <message>
        <source>The damaged file was kept. It is now called {name}.</source>
        <translation>Tệp hỏng được giữ lại. Giờ nó tên là {name}.</translation>
    </message>
    <message>
        <source>The end of the file is missing. More may be lost than could be counted (≥, ?).</source>
        <translation>Tệp bị mất phần cuối. Có thể mất nhiều hơn số đếm được (≥, ?).</translation>
    </message>
    <message>
        <source>Parts of the file tell nothing any more. More may be lost than could be counted (≥, ?).</source>
        <translation>Có những phần của tệp không còn đọc được gì. Có thể mất nhiều hơn số đếm được (≥, ?).</translation>
    </message>
    <message>
        <source>Articles in which a letter had changed on the disk, put right as their fingerprint proves: {count}.</source>
        <translation>Số bài có một chữ bị đổi trên đĩa, đã sửa đúng như dấu vân tay của bài chứng minh: {count}.</translation>
    </message>
    <message>
        <source>A letter of the scheme had changed on the disk; it was put right as its fingerprint proves.</source>
        <translation>Một chữ trong bộ nhãn đã bị đổi trên đĩa; đã sửa đúng như dấu vân tay chứng minh.</translation>
    </message>
    <message>
        <source>A letter of the guidelines had changed on the disk; it was put right as its fingerprint proves.</source>
        <translation>Một chữ trong bản hướng dẫn đã bị đổi trên đĩa; đã sửa đúng như dấu vân tay chứng minh.</translation>
    </message>
    <message>
        <source>Labels whose words or place had changed on the disk, put right from the text: {count}.</source>
        <translation>Số nhãn có lời hoặc vị trí bị đổi trên đĩa, đã sửa theo văn bản: {count}.</translation>
    </message>
    <message>
        <source>Rows whose id had changed on the disk, put right from the index and the history: {count}.</source>
        <translation>Số dòng có mã bị đổi trên đĩa, đã sửa theo chỉ mục và lịch sử: {count}.</translation>
    </message>
    <message>
        <source>Some letters of the text of {title} have changed on the disk, and nothing tells which. It is kept as a new article, with the labels that still fit it. Read it before you go on.</source>
        <translation>Vài chữ trong văn bản của {title} đã bị đổi trên đĩa và không có gì cho biết là chữ nào. Văn bản được giữ thành một bài mới, cùng những nhãn còn khớp. Hãy đọc lại trước khi làm tiếp.</translation>
    </message>
    <message>
        <source>Further articles of which letters have changed: {count}.</source>
        <translation>Số bài khác có chữ bị đổi: {count}.</translation>
    </message>
    <message>
        <source>The backup of {when} was used beside the file.</source>
        <translation>Bản sao lưu lúc {when} được dùng cùng với tệp.</translation>
    </message>
    <message>
        <source>It was made of {path}, another copy of this project.</source>
        <translation>Nó được tạo từ {path}, một bản khác của dự án này.</translation>
    </message>
    <message>
        <source>Lines of the history that only this backup has, and that were not taken because the file went another way: {count}.</source>
        <translation>Số dòng lịch sử chỉ có trong bản sao lưu này, không được lấy vì tệp đã đi theo hướng khác: {count}.</translation>
    </message>
    <message>
        <source>No good backup of this file is known; all comes from the file itself.</source>
        <translation>Không có bản sao lưu tốt nào của tệp này; tất cả lấy từ chính tệp.</translation>
    </message>
    <message>
        <source>What was salvaged before without that backup is kept as {name}.</source>
        <translation>Bản cứu trước đó, chưa dùng bản sao lưu ấy, được giữ với tên {name}.</translation>
    </message>
    <message>
        <source>A backup of {when} was not used: it was made of {name} in the folder {folder}, a copy of this project that has changes of its own. It can be used too.</source>
        <translation>Có một bản sao lưu lúc {when} chưa được dùng: nó được tạo từ {name} trong thư mục {folder}, một bản của dự án này có những thay đổi riêng. Cũng có thể dùng nó.</translation>
    </message>
    <message>
        <source>A backup of {when} was not used: it was made of {path}, a copy of this project that has changes of its own. To use it: --backup {backup}</source>
        <translation>Có một bản sao lưu lúc {when} chưa được dùng: nó được tạo từ {path}, một bản của dự án này có những thay đổi riêng. Để dùng nó: --backup {backup}</translation>
    </message>
    <message>
        <source>What was read and is not in the new project is kept in {name}.</source>
        <translation>Những gì đọc được mà không có trong dự án mới được giữ trong {name}.</translation>
    </message>
    <message>
        <source>Lost is the text of the article “{title}”. Labels on it, kept in the file of what was lost: {count}.</source>
        <translation>Mất nội dung bài “{title}”. Số nhãn trên bài, giữ trong tệp những gì bị mất: {count}.</translation>
    </message>
    <message>
        <source>Further articles whose text is lost: {count}.</source>
        <translation>Số bài khác mất văn bản: {count}.</translation>
    </message>
    <message>
        <source>Nothing of {path} can be salvaged: nothing in it can be read, and no backup of it is known.</source>
        <translation>Không cứu được gì từ {path}: trong tệp không còn gì đọc được, và không biết bản sao lưu nào của nó.</translation>
    </message>
    <message>
        <source>{path} is in use by another Annotator, so it is left as it is. Close it there and try again.</source>
        <translation>{path} đang được một cửa sổ Annotator khác dùng nên được giữ nguyên. Hãy đóng nó ở đó rồi thử lại.</translation>
    </message>
    <message>
        <source>{who} on {host} is writing in {path} (since {since}), so it is left as it is. Close it there and try again.</source>
        <translation>{who} trên {host} đang ghi vào {path} (từ {since}), nên tệp được để nguyên. Hãy đóng ở đó rồi thử lại.</translation>
    </message>
    <message>
        <source>{who} on {host} has had {path} open since {since}, and this computer cannot see whether that is over. Close it there, or delete {file} if it is closed, and try again.</source>
        <translation>{who} trên {host} đã mở {path} từ {since}, và máy này không biết đã xong chưa. Hãy đóng ở đó, hoặc xóa {file} nếu đã đóng, rồi thử lại.</translation>
    </message>
    <message>
        <source>Nothing is wrong with {path}. It is left as it is.</source>
        <translation>Không có gì sai với {path}. Tệp được giữ nguyên.</translation>
    </message>
    <message>
        <source>{backup} is no backup of {path}: it is another project.</source>
        <translation>{backup} không phải bản sao lưu của {path}: đó là dự án khác.</translation>
    </message>
    <message>
        <source>A change that waited to be saved no longer fits: what it changed has been changed elsewhere since.</source>
        <translation>Một thay đổi đang chờ lưu không còn khớp: nội dung của nó đã được sửa ở nơi khác.</translation>
    </message>
    <message>
        <source>{path} is damaged: it is empty, but work that belongs in it waits in {wal}. Salvage it.</source>
        <translation>{path} bị hỏng: tệp rỗng, nhưng phần làm thuộc về nó còn nằm trong {wal}. Hãy cứu nó.</translation>
    </message>
    <message>
        <source>{path} is damaged: it is empty.</source>
        <translation>{path} bị hỏng: tệp rỗng.</translation>
    </message>
    <message>
        <source>{path} is damaged: its first bytes are not those of a project.</source>
        <translation>{path} bị hỏng: phần đầu không phải của một dự án.</translation>
    </message>
    <message>
        <source>{path} is damaged: its first bytes are not those of a project. Restore a backup or salvage it.</source>
        <translation>{path} bị hỏng: những byte đầu tiên của nó không phải của một dự án. Hãy khôi phục một bản sao lưu hoặc cứu nó.</translation>
    </message>
    <message>
        <source>{path} is damaged: {lacking} of its {pages} pages are missing at its end.</source>
        <translation>{path} bị hỏng: thiếu {lacking} trong {pages} trang ở cuối tệp.</translation>
    </message>
    <message>
        <source>Beside {path} lies a file of another state of it, {wal}, which would undo what is in it. Salvage it.</source>
        <translation>Cạnh {path} có tệp {wal} thuộc một trạng thái khác của dự án, sẽ xóa mất những gì đang có. Hãy cứu dự án.</translation>
    </message>
    <message>
        <source>{path} cannot be opened: {other}, which lies beside it, is no file. Move that away, or salvage the project.</source>
        <translation>Không mở được {path}: {other} nằm cạnh nó không phải là tệp. Hãy chuyển nó đi chỗ khác, hoặc cứu dự án.</translation>
    </message>
    <message>
        <source>{path} could not be brought to the present form ({reason}) and is as it was. Restore its last backup.</source>
        <translation>Không thể chuyển {path} sang dạng hiện nay ({reason}); tệp vẫn như cũ. Hãy khôi phục bản sao lưu gần nhất.</translation>
    </message>
    <message>
        <source>The last work in {path} may be lost: the file {wal} that held it is no longer there.</source>
        <translation>Việc làm gần nhất trong {path} có thể đã mất: tệp {wal} chứa nó không còn nữa.</translation>
    </message>
    <message>
        <source>The newest work in {path} may be missing here: {who} on {host} was writing in it (since {since}), and the file {wal} that held it is not beside it.</source>
        <translation>Phần làm mới nhất trong {path} có thể không có ở đây: {who} trên máy {host} đã mở nó để ghi (từ {since}), và tệp {wal} chứa phần đó không nằm bên cạnh.</translation>
    </message>
    <message>
        <source>The last work in {path} is damaged: it lies in {wal}, which cannot be read to its end.</source>
        <translation>Việc làm gần nhất trong {path} bị hỏng: nó nằm trong {wal}, mà tệp này không đọc được đến cuối.</translation>
    </message>
    <message>
        <source>{path} is damaged ({reason}).</source>
        <translation>{path} bị hỏng ({reason}).</translation>
    </message>
    <message>
        <source>{path} is damaged: a link leads to something that is not in it any more.</source>
        <translation>{path} bị hỏng: có một liên kết dẫn đến nội dung không còn trong tệp.</translation>
    </message>
    <message>
        <source>{path} is damaged: something in it belongs to what is not in it any more.</source>
        <translation>{path} bị hỏng: có nội dung thuộc về thứ không còn trong tệp.</translation>
    </message>
    <message>
        <source>{path} is damaged: the text of the article “{title}” is not what was stored.</source>
        <translation>{path} bị hỏng: văn bản của bài “{title}” không còn đúng như lúc lưu.</translation>
    </message>
    <message>
        <source>{path} is damaged: its scheme or its guidelines are not what was stored.</source>
        <translation>{path} bị hỏng: bộ nhãn hoặc hướng dẫn không còn đúng như lúc lưu.</translation>
    </message>
    <message>
        <source>{path} is damaged: the label on {quote} does not fit the text of “{title}”.</source>
        <translation>{path} bị hỏng: nhãn trên {quote} không khớp với văn bản của bài “{title}”.</translation>
    </message>
    <message>
        <source>The new file {path} did not come out whole ({reason}); nothing was changed.</source>
        <translation>Tệp mới {path} viết ra không lành lặn ({reason}); không có gì bị thay đổi.</translation>
    </message>
    <message>
        <source>The search of {path} cannot be made anew here ({reason}). Salvage the project into a new file.</source>
        <translation>Không thể lập lại phần tìm kiếm của {path} ở đây ({reason}). Hãy cứu dự án sang một tệp mới.</translation>
    </message>
    <message>
        <source>{path} cannot be put right as it is. Salvage it into a new file.</source>
        <translation>Không thể sửa {path} tại chỗ. Hãy cứu nó vào một tệp mới.</translation>
    </message>
    <message>
        <source>{path} is not used: it holds a trigger “{name}” that is not Annotator&apos;s. Nothing of it was run. Ask its sender for a bundle, or save what is in it with “annotator salvage”.</source>
        <translation>{path} không được dùng: trong tệp có trigger “{name}” không phải của Annotator. Không có gì trong đó đã được chạy. Hãy xin người gửi một gói kết quả, hoặc cứu nội dung bằng “annotator salvage”.</translation>
    </message>
    <message>
        <source>{path} is not used: it holds a view “{name}” that is not Annotator&apos;s. Nothing of it was run. Ask its sender for a bundle, or save what is in it with “annotator salvage”.</source>
        <translation>{path} không được dùng: trong tệp có view “{name}” không phải của Annotator. Không có gì trong đó đã được chạy. Hãy xin người gửi một gói kết quả, hoặc cứu nội dung bằng “annotator salvage”.</translation>
    </message>
    <message>
        <source>{path} is not used: it holds a table “{name}” that works by itself and is not Annotator&apos;s. Nothing of it was run. Ask its sender for a bundle, or save what is in it with “annotator salvage”.</source>
        <translation>{path} không được dùng: trong tệp có bảng “{name}” tự hoạt động và không phải của Annotator. Không có gì trong đó đã được chạy. Hãy xin người gửi một gói kết quả, hoặc cứu nội dung bằng “annotator salvage”.</translation>
    </message>
    <message>
        <source>{path} is not used: it holds an index “{name}” that works by itself and is not Annotator&apos;s. Nothing of it was run. Ask its sender for a bundle, or save what is in it with “annotator salvage”.</source>
        <translation>{path} không được dùng: trong tệp có chỉ mục “{name}” tự hoạt động và không phải của Annotator. Không có gì trong đó đã được chạy. Hãy xin người gửi một gói kết quả, hoặc cứu nội dung bằng “annotator salvage”.</translation>
    </message>
    <message>
        <source>{path} is not used: its part “{name}” was built anew by something that is not Annotator. Nothing of it was run. Ask its sender for a bundle, or save what is in it with “annotator salvage”.</source>
        <translation>{path} không được dùng: phần “{name}” đã bị một thứ không phải Annotator tạo lại. Không có gì trong đó đã được chạy. Hãy xin người gửi một gói kết quả, hoặc cứu nội dung bằng “annotator salvage”.</translation>
    </message>
    <message>
        <source>{path} is not used: its part “{name}” is missing, which Annotator makes in every project. Restore its last backup, or save what is in it with “annotator salvage”.</source>
        <translation>{path} không được dùng: thiếu phần “{name}” mà Annotator tạo trong mọi dự án. Hãy khôi phục bản sao lưu gần nhất, hoặc cứu nội dung bằng “annotator salvage”.</translation>
    </message>
    <message>
        <source>Only the lead puts right what others have labelled.</source>
        <translation>Chỉ trưởng nhóm mới sửa phần người khác đã gán nhãn.</translation>
    </message>
    <message>
        <source>{path} is not written in: a row of its table “{table}” has a number that no Annotator gives, and what comes after it would be out of order. Save what is in it with “annotator salvage”.</source>
        <translation>Không ghi vào {path}: một dòng trong bảng “{table}” của nó mang một số mà Annotator không bao giờ cấp, và những gì thêm sau đó sẽ sai thứ tự. Hãy cứu nội dung của nó bằng lệnh “annotator salvage”.</translation>
    </message>
    <message>
        <source>The newest work in {path} is not in it: it waits in {wal}, from when the project had the name {name}. Close the project and give it that name again, before anybody works in it.</source>
        <translation>Phần việc mới nhất của {path} không nằm trong tệp: nó đang chờ trong {wal}, từ khi dự án còn mang tên {name}. Hãy đóng dự án và đặt lại tên đó, trước khi có ai làm việc trong đó.</translation>
    </message>
    <message>
        <source>{path} does not exist, but newest work of it waits in {wal}. {other} is that project: give it the name {name} again.</source>
        <translation>{path} không tồn tại, nhưng phần việc mới nhất của nó đang chờ trong {wal}. {other} chính là dự án đó: hãy đặt lại tên {name} cho nó.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {wal} beside it belongs to another user. Close the project there (open it first if it is closed), then open it here again.</source>
        <translation>Không ghi được vào {path}: tệp {wal} bên cạnh nó thuộc về người dùng khác. Hãy đóng dự án ở chỗ người đó (nếu đang đóng thì mở ra trước), rồi mở lại ở đây.</translation>
    </message>
</context>
<context>
    <name>failures</name>
    <message>
        <source>line {line}</source>
        <translation>dòng {line}</translation>
    </message>
</context>
<context>
    <name>feedback</name>
    <message>
        <source>{name} against gold</source>
        <translation>{name} so với bản vàng</translation>
    </message>
    <message>
        <source>Articles compared: {number}</source>
        <translation>Số bài đã so: {number}</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Độ chính xác</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Độ phủ</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tất cả</translation>
    </message>
    <message>
        <source>Most frequent differences</source>
        <translation>Những chỗ lệch thường gặp nhất</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>đã đánh dấu</translation>
    </message>
    <message>
        <source>gold</source>
        <translation>bản vàng</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>không có gì</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>không xác định</translation>
    </message>
    <message>
        <source>None of their articles is gold yet.</source>
        <translation>Chưa có bài nào của người này được chốt vàng.</translation>
    </message>
    <message>
        <source>None: everything is as in gold.</source>
        <translation>Không có: mọi thứ đều như bản vàng.</translation>
    </message>
    <message>
        <source>Claim or denial</source>
        <translation>Tuyên bố hay bác bỏ</translation>
    </message>
    <message>
        <source>Other label</source>
        <translation>Khác nhãn</translation>
    </message>
    <message>
        <source>Other value</source>
        <translation>Khác giá trị</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Bỏ sót</translation>
    </message>
    <message>
        <source>Marked too much</source>
        <translation>Đánh dấu thừa</translation>
    </message>
    <message>
        <source>Split or joined</source>
        <translation>Tách hoặc gộp</translation>
    </message>
    <message>
        <source>Other boundaries</source>
        <translation>Khác mép</translation>
    </message>
    <message>
        <source>Other attribute</source>
        <translation>Khác thuộc tính</translation>
    </message>
    <message>
        <source>Link missed</source>
        <translation>Sót liên kết</translation>
    </message>
    <message>
        <source>Link too much</source>
        <translation>Thừa liên kết</translation>
    </message>
    <message>
        <source>Link to another target</source>
        <translation>Liên kết tới chỗ khác</translation>
    </message>
    <message>
        <source>Link of another type</source>
        <translation>Liên kết khác loại</translation>
    </message>
    <message>
        <source>other start</source>
        <translation>lệch mép đầu</translation>
    </message>
    <message>
        <source>other end</source>
        <translation>lệch mép cuối</translation>
    </message>
    <message>
        <source>too short at both ends</source>
        <translation>hụt cả hai đầu</translation>
    </message>
    <message>
        <source>too long at both ends</source>
        <translation>thừa cả hai đầu</translation>
    </message>
    <message>
        <source>shifted</source>
        <translation>lệch cả đoạn</translation>
    </message>
</context>
<context>
    <name>importing</name>
    <message>
        <source>Text</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tiêu đề</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Ngày đăng</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Own id</source>
        <translation>Mã riêng</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Thẻ</translation>
    </message>
    <message>
        <source>Labelled by {names}.</source>
        <translation>Người gán nhãn: {names}.</translation>
    </message>
    <message>
        <source>{name}: the lines have no annotator_id that says it is the {name} of this project, so another is made. If it is the same, say so below; where there are labels of several people, import each by itself.</source>
        <translation>{name}: các dòng không có annotator_id cho biết đó là {name} của dự án này, nên một người khác được tạo. Nếu là cùng một người, hãy đánh dấu bên dưới; nếu có nhãn của nhiều người, hãy nhập riêng từng người.</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Không đọc được</translation>
    </message>
    <message>
        <source>Left out of files that came in</source>
        <translation>Bị bỏ ra khỏi các tệp đã nhập</translation>
    </message>
    <message>
        <source>Not answered, so left out</source>
        <translation>Chưa trả lời nên bỏ ra</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Đã thêm</translation>
    </message>
    <message>
        <source>Added, although nearly the same as another</source>
        <translation>Đã thêm, dù gần giống bài khác</translation>
    </message>
    <message>
        <source>Labels added to texts that were here</source>
        <translation>Đã thêm nhãn cho bài có sẵn</translation>
    </message>
    <message>
        <source>Left out as near duplicates</source>
        <translation>Bỏ ra vì gần giống bài khác</translation>
    </message>
    <message>
        <source>Here before</source>
        <translation>Đã có từ trước</translation>
    </message>
    <message>
        <source>Passed over: of another kind, or hidden</source>
        <translation>Bỏ qua: tệp loại khác hoặc tệp ẩn</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mới</translation>
    </message>
    <message>
        <source>With labels</source>
        <translation>Kèm nhãn</translation>
    </message>
    <message>
        <source>Asks</source>
        <translation>Cần hỏi</translation>
    </message>
    <message>
        <source>Near duplicate</source>
        <translation>Gần giống</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Bỏ ra</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>Đã có sẵn</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>Bộ nhớ tạm</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>dòng {line}</translation>
    </message>
    <message>
        <source>The other files are not touched by this. Mend this one, or save it in another form, and import it again.</source>
        <translation>Các tệp khác không bị ảnh hưởng. Hãy sửa tệp này, hoặc lưu sang dạng khác, rồi nhập lại.</translation>
    </message>
    <message>
        <source>A second article seems to begin here; it can be split off after the import.</source>
        <translation>Có vẻ một bài thứ hai bắt đầu từ đây; sau khi nhập có thể tách ra.</translation>
    </message>
    <message>
        <source>The project has this text already. Nothing of it is added.</source>
        <translation>Dự án đã có văn bản này. Không thêm gì.</translation>
    </message>
    <message>
        <source>The project has this text already; the labels that come with it are added.</source>
        <translation>Dự án đã có văn bản này; nhãn đi kèm sẽ được thêm.</translation>
    </message>
    <message>
        <source>Read as {name}…</source>
        <translation>Đọc theo {name}…</translation>
    </message>
    <message>
        <source>Sheet {name}…</source>
        <translation>Trang {name}…</translation>
    </message>
    <message>
        <source>All sheets…</source>
        <translation>Tất cả trang tính…</translation>
    </message>
    <message>
        <source>All of these sheets</source>
        <translation>Tất cả các trang tính này</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Các cột…</translation>
    </message>
    <message>
        <source>This file is no UTF-8, so its letters must be guessed. Which of these reads right?</source>
        <translation>Tệp này không phải UTF-8 nên phải đoán bảng mã. Cách đọc nào dưới đây đúng?</translation>
    </message>
    <message>
        <source>Several sheets of this workbook are filled. Which one holds the articles?</source>
        <translation>Sổ tính này có nhiều trang có dữ liệu. Trang nào chứa các bài?</translation>
    </message>
    <message>
        <source>from the file</source>
        <translation>theo tệp</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>không tìm thấy</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Tiếng Việt</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Tiếng Anh</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>Project</source>
        <translation>Dự án</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Chỉnh sửa</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Move the caret</source>
        <translation>Di chuyển con trỏ</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Chọn văn bản</translation>
    </message>
    <message>
        <source>To what the text says</source>
        <translation>Tới điều bài viết nói</translation>
    </message>
    <message>
        <source>Move among spans</source>
        <translation>Đi giữa các đoạn đánh dấu</translation>
    </message>
    <message>
        <source>Shape and link</source>
        <translation>Chỉnh sửa và liên kết</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Gợi ý</translation>
    </message>
    <message>
        <source>Options of an attribute</source>
        <translation>Lựa chọn của thuộc tính</translation>
    </message>
    <message>
        <source>While letters stand in the text</source>
        <translation>Khi chữ cái hiện trong văn bản</translation>
    </message>
    <message>
        <source>While boundaries are moved</source>
        <translation>Khi đang chỉnh mép</translation>
    </message>
    <message>
        <source>While disagreements are decided</source>
        <translation>Khi đối chiếu</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>Đoạn đánh dấu</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Di chuyển</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Đối chiếu</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Bài viết</translation>
    </message>
    <message>
        <source>Order and filter of the articles</source>
        <translation>Thứ tự và bộ lọc bài viết</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Order and filter of the spans</source>
        <translation>Thứ tự và bộ lọc các đoạn</translation>
    </message>
    <message>
        <source>Theme and language</source>
        <translation>Giao diện và ngôn ngữ</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Vùng</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Hiển thị</translation>
    </message>
    <message>
        <source>Change label to</source>
        <translation>Đổi nhãn thành</translation>
    </message>
    <message>
        <source>Without a key</source>
        <translation>Chưa có phím</translation>
    </message>
    <message>
        <source>The second key changes the current span to this label.</source>
        <translation>Phím thứ hai đổi đoạn hiện tại sang nhãn này.</translation>
    </message>
    <message>
        <source>or</source>
        <translation>hoặc</translation>
    </message>
</context>
<context>
    <name>merging</name>
    <message>
        <source>Articles</source>
        <translation>Bài</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Vùng</translation>
    </message>
    <message>
        <source>Splits</source>
        <translation>Phần tách</translation>
    </message>
    <message>
        <source>Assignments</source>
        <translation>Phân công</translation>
    </message>
    <message>
        <source>Names of people</source>
        <translation>Tên người</translation>
    </message>
    <message>
        <source>States of articles</source>
        <translation>Trạng thái bài</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Đoạn đánh dấu</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>Rejected suggestions</source>
        <translation>Gợi ý đã bỏ</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mới</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Trùng</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>Mới hơn</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Cũ hơn</translation>
    </message>
    <message>
        <source>Conflicting</source>
        <translation>Xung đột</translation>
    </message>
    <message>
        <source>bundle</source>
        <translation>gói kết quả</translation>
    </message>
    <message>
        <source>handout</source>
        <translation>gói bài</translation>
    </message>
    <message>
        <source>project</source>
        <translation>dự án</translation>
    </message>
    <message>
        <source>labelled lines</source>
        <translation>dòng nhãn</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>{name} (from a file)</source>
        <translation>{name} (từ tệp)</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>Polarity</source>
        <translation>Trái chiều</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Thiếu đoạn</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Tách, gộp</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>Mép</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Thuộc tính</translation>
    </message>
    <message>
        <source>Missing link</source>
        <translation>Thiếu liên kết</translation>
    </message>
    <message>
        <source>Target of a link</source>
        <translation>Đích liên kết</translation>
    </message>
    <message>
        <source>Kind of link</source>
        <translation>Loại liên kết</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Đã khớp</translation>
    </message>
    <message>
        <source>Agreed on one suggestion</source>
        <translation>Cùng nhận một gợi ý</translation>
    </message>
    <message>
        <source>Sample of what is agreed</source>
        <translation>Kiểm tra chỗ đã khớp</translation>
    </message>
    <message>
        <source>Links to ask again</source>
        <translation>Liên kết cần hỏi lại</translation>
    </message>
    <message>
        <source>a claim or a denial?</source>
        <translation>tuyên bố hay bác bỏ?</translation>
    </message>
    <message>
        <source>which label?</source>
        <translation>nhãn nào?</translation>
    </message>
    <message>
        <source>which value?</source>
        <translation>giá trị nào?</translation>
    </message>
    <message>
        <source>is there something here?</source>
        <translation>ở đây có gì không?</translation>
    </message>
    <message>
        <source>one span or several?</source>
        <translation>một đoạn hay nhiều đoạn?</translation>
    </message>
    <message>
        <source>where does it begin and end?</source>
        <translation>bắt đầu và kết thúc ở đâu?</translation>
    </message>
    <message>
        <source>which attributes?</source>
        <translation>thuộc tính nào?</translation>
    </message>
    <message>
        <source>is there a link?</source>
        <translation>có liên kết không?</translation>
    </message>
    <message>
        <source>a link to where?</source>
        <translation>liên kết tới đâu?</translation>
    </message>
    <message>
        <source>a link of which kind?</source>
        <translation>loại liên kết nào?</translation>
    </message>
    <message>
        <source>is it right?</source>
        <translation>có đúng không?</translation>
    </message>
    <message>
        <source>is the suggestion right?</source>
        <translation>gợi ý có đúng không?</translation>
    </message>
    <message>
        <source>which of them?</source>
        <translation>cái nào trong số đó?</translation>
    </message>
</context>
<context>
    <name>salvage</name>
    <message>
        <source>Articles</source>
        <translation>Bài</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Người gán nhãn</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>Work on articles</source>
        <translation>Việc trên từng bài</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Vùng</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>Rejected suggestions</source>
        <translation>Gợi ý đã từ chối</translation>
    </message>
    <message>
        <source>Assignments</source>
        <translation>Phân công</translation>
    </message>
    <message>
        <source>Splits</source>
        <translation>Lần tách bài</translation>
    </message>
    <message>
        <source>Lines of history</source>
        <translation>Dòng lịch sử</translation>
    </message>
    <message>
        <source>file</source>
        <translation>tệp</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>sao lưu</translation>
    </message>
    <message>
        <source>history</source>
        <translation>lịch sử</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>chưa chắc</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>mất</translation>
    </message>
    <message>
        <source>{name}: what was salvaged</source>
        <translation>{name}: những gì cứu được</translation>
    </message>
    <message>
        <source>Row and history differ, and neither is known to be right. The first was kept:</source>
        <translation>Dữ liệu và lịch sử khác nhau, không biết bên nào đúng. Bên thứ nhất được giữ lại:</translation>
    </message>
    <message>
        <source>Read, but without a place any more:</source>
        <translation>Đọc được nhưng không còn chỗ nào để đặt vào:</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Font of the text</source>
        <translation>Phông chữ của bài</translation>
    </message>
    <message>
        <source>The system&apos;s font</source>
        <translation>Phông của hệ thống</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>{number} px</source>
        <translation>{number} px</translation>
    </message>
    <message>
        <source>Longest line</source>
        <translation>Dòng dài nhất</translation>
    </message>
    <message>
        <source>{number} letters</source>
        <translation>{number} ký tự</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Kiểu đánh dấu</translation>
    </message>
    <message>
        <source>Tints and lines</source>
        <translation>Nền và gạch</translation>
    </message>
    <message>
        <source>Lines alone</source>
        <translation>Chỉ gạch</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>Tương phản mạnh</translation>
    </message>
    <message>
        <source>Name every span in the text</source>
        <translation>Ghi tên mọi đoạn trong bài</translation>
    </message>
    <message>
        <source>The mouse selects whole words</source>
        <translation>Chuột chọn trọn từ</translation>
    </message>
    <message>
        <source>With Ctrl it selects letter by letter.</source>
        <translation>Giữ Ctrl để chọn từng ký tự.</translation>
    </message>
    <message>
        <source>Suggest spans and values</source>
        <translation>Gợi ý đoạn và giá trị</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Giao diện</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Bài viết</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Đoạn đánh dấu</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Khi làm việc</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Cửa sổ</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Khác</translation>
    </message>
    <message>
        <source>Not taken from your settings: {what}.</source>
        <translation>Không dùng được trong cài đặt của bạn: {what}.</translation>
    </message>
    <message>
        <source>{name} ({value})</source>
        <translation>{name} ({value})</translation>
    </message>
    <message>
        <source>the keys ({value})</source>
        <translation>các phím ({value})</translation>
    </message>
    <message>
        <source>the key of “{action}” ({key})</source>
        <translation>phím của “{action}” ({key})</translation>
    </message>
    <message>
        <source>the key of “{action}” ({key}, which “{owner}” has)</source>
        <translation>phím của “{action}” ({key}, đã thuộc về “{owner}”)</translation>
    </message>
    <message>
        <source>and more</source>
        <translation>và các mục khác</translation>
    </message>
    <message>
        <source>The settings could not be read and begin anew; the old file is {path}.</source>
        <translation>Không đọc được cài đặt nên dùng lại mặc định; tệp cũ nằm ở {path}.</translation>
    </message>
</context>
<context>
    <name>soundness</name>
    <message>
        <source>Nothing lost</source>
        <translation>Không mất gì</translation>
    </message>
    <message>
        <source>Shown wrongly</source>
        <translation>Hiển thị sai</translation>
    </message>
    <message>
        <source>Text or label damaged</source>
        <translation>Văn bản hoặc nhãn bị hỏng</translation>
    </message>
    <message>
        <source>It is not put right here. Salvage the project: that reads what can be read into a new file.</source>
        <translation>Chỗ này không sửa được ở đây. Hãy cứu dự án: những gì còn đọc được sẽ được chép sang một tệp mới.</translation>
    </message>
    <message>
        <source>It is not put right here. Look into a backup, or merge somebody&apos;s copy.</source>
        <translation>Chỗ này không sửa được ở đây. Hãy xem trong bản sao lưu, hoặc gộp bản của người khác.</translation>
    </message>
    <message>
        <source>It is not put right here, because only a person can say what is meant.</source>
        <translation>Chỗ này không sửa được ở đây, vì chỉ người làm mới biết ý mình.</translation>
    </message>
    <message>
        <source>The file itself is damaged: parts of it cannot be read ({told}).</source>
        <translation>Chính tệp bị hỏng: có phần không đọc được ({told}).</translation>
    </message>
    <message>
        <source>A program that was writing here was ended, and the file with its newest work, {told}, is not beside the project any more. Labels that said they were saved may be missing.</source>
        <translation>Một chương trình đang ghi ở đây đã bị ngắt, và tệp chứa phần việc mới nhất của nó, {told}, không còn nằm cạnh dự án. Có thể thiếu những nhãn đã báo là đã lưu.</translation>
    </message>
    <message>
        <source>The newest work lies in {told}, which cannot be read to its end. Labels that said they were saved are missing.</source>
        <translation>Phần việc mới nhất nằm trong {told}, tệp này không đọc được đến cuối. Thiếu những nhãn đã báo là đã lưu.</translation>
    </message>
    <message>
        <source>It is not put right here. Salvage the project before anybody works in it: then what stands there is lost.</source>
        <translation>Ở đây không sửa được điều này. Hãy cứu dự án trước khi có ai làm việc tiếp: làm tiếp thì phần nằm trong tệp đó sẽ mất.</translation>
    </message>
    <message>
        <source>May be incomplete</source>
        <translation>Có thể chưa đủ</translation>
    </message>
    <message>
        <source>Look for that file, in the bin or where the project was before, and put it beside the project before anybody works in it. It is not put right here. Where another program than Annotator has opened the project since, that has taken it in, and nothing is missing.</source>
        <translation>Hãy tìm tệp đó trong thùng rác hoặc ở nơi dự án từng nằm, và đặt nó cạnh dự án trước khi ai đó làm tiếp. Ở đây không sửa được lỗi này. Nếu từ đó đã có chương trình khác Annotator mở dự án thì chương trình ấy đã đưa phần đó vào, và không thiếu gì.</translation>
    </message>
    <message>
        <source>This project was open for writing on another computer ({told}), and the file with the newest work is not here. The newest labels may be missing.</source>
        <translation>Dự án này đã được mở để ghi trên máy khác ({told}), và tệp chứa phần làm mới nhất không có ở đây. Những nhãn mới nhất có thể bị thiếu.</translation>
    </message>
    <message>
        <source>Close the project there and copy it again. Where that computer is gone, look for the file with -wal at the end of its name and put it beside the project before anybody works in it.</source>
        <translation>Hãy đóng dự án trên máy đó rồi chép lại. Nếu máy đó không còn, hãy tìm tệp có tên kết thúc bằng -wal và đặt cạnh dự án trước khi ai đó làm tiếp.</translation>
    </message>
    <message>
        <source>The newest work of this project is not in it. It waits in {told}, from when the project had another name.</source>
        <translation>Phần việc mới nhất của dự án này không nằm trong tệp. Nó đang chờ trong {told}, từ khi dự án còn mang tên khác.</translation>
    </message>
    <message>
        <source>Close the project everywhere and give it that name again, without -wal at its end, before anybody works in it. Then open it: all is there.</source>
        <translation>Hãy đóng dự án ở mọi nơi và đặt lại tên đó (bỏ -wal ở cuối), trước khi có ai làm việc trong đó. Sau đó mở ra: mọi thứ đều còn.</translation>
    </message>
    <message>
        <source>Tables or columns of the file are missing ({count}, {told} first).</source>
        <translation>Tệp thiếu bảng hoặc cột ({count}, trước hết là {told}).</translation>
    </message>
    <message>
        <source>The project&apos;s name, its scheme or its guidelines are missing or unreadable.</source>
        <translation>Tên dự án, bộ nhãn hoặc hướng dẫn bị thiếu hay không đọc được.</translation>
    </message>
    <message>
        <source>Rows have numbers that no Annotator gives ({told}). What came after them would be out of order, so nothing is written in this project.</source>
        <translation>Có những dòng mang số mà Annotator không bao giờ cấp ({told}). Những gì thêm sau chúng sẽ sai thứ tự, nên không có gì được ghi vào dự án này.</translation>
    </message>
    <message>
        <source>The project&apos;s id is none: its copies and its backups cannot be told from those of others.</source>
        <translation>Mã của dự án không hợp lệ: không phân biệt được các bản sao và bản sao lưu của nó với của dự án khác.</translation>
    </message>
    <message>
        <source>Rows have one id in their table and another in the index that finds them ({count}, {told} first).</source>
        <translation>Có những dòng mang một mã trong bảng và một mã khác trong chỉ mục dùng để tìm chúng ({count}, đầu tiên là {told}).</translation>
    </message>
    <message>
        <source>Each gets the one of both that something else in the file speaks for, and the indexes are made anew. Where nothing speaks for one of them nothing is changed; then salvage the project.</source>
        <translation>Mỗi dòng nhận mã mà một chỗ khác trong tệp xác nhận, rồi các chỉ mục được lập lại. Nếu có dòng không được chỗ nào xác nhận thì không có gì bị thay đổi; khi đó hãy cứu dự án.</translation>
    </message>
    <message>
        <source>Rows have an id that no Annotator gives ({count}, {told} first).</source>
        <translation>Có dòng mang mã mà không Annotator nào cấp ({count}, trước hết là {told}).</translation>
    </message>
    <message>
        <source>It is not put right here. A bundle with such rows is refused where it is merged.</source>
        <translation>Không sửa được ở đây. Gói bài có những dòng như vậy sẽ bị từ chối khi gộp.</translation>
    </message>
    <message>
        <source>The lead of the project is nobody who is in it.</source>
        <translation>Trưởng nhóm của dự án không phải là người có trong dự án.</translation>
    </message>
    <message>
        <source>It is not put right here. Choose the lead anew among the people.</source>
        <translation>Ở đây không sửa được điều này. Hãy chọn lại trưởng nhóm trong danh sách người.</translation>
    </message>
    <message>
        <source>Words in the file can no longer be read ({count}, {told} first).</source>
        <translation>Có chữ trong tệp không còn đọc được ({count}, đầu tiên là {told}).</translation>
    </message>
    <message>
        <source>Texts are no longer what was imported (articles: {count}).</source>
        <translation>Văn bản không còn như lúc nhập (số bài: {count}).</translation>
    </message>
    <message>
        <source>Articles have lost their text ({count}).</source>
        <translation>Có bài bị mất văn bản ({count}).</translation>
    </message>
    <message>
        <source>The scheme is not the one that was stored (version {told}).</source>
        <translation>Bộ nhãn không phải là bộ đã lưu (phiên bản {told}).</translation>
    </message>
    <message>
        <source>The guidelines are not the ones that were stored (version {told}).</source>
        <translation>Hướng dẫn không phải là bản đã lưu (phiên bản {told}).</translation>
    </message>
    <message>
        <source>Labels do not lie on the words that they were put on ({count}).</source>
        <translation>Có nhãn không nằm trên những chữ đã được gán ({count}).</translation>
    </message>
    <message>
        <source>Each label is moved to its words where these stand in the text only once, or once near by. The others stay as they are.</source>
        <translation>Mỗi nhãn được dời về đúng chữ của nó nếu những chữ ấy chỉ có một lần trong bài, hoặc chỉ một lần ở gần đó. Các nhãn khác giữ nguyên.</translation>
    </message>
    <message>
        <source>The file and its history differ about labels, links or states ({count}). Which is right is not known.</source>
        <translation>Tệp và lịch sử của nó nói khác nhau về nhãn, liên kết hoặc trạng thái ({count}). Không biết bên nào đúng.</translation>
    </message>
    <message>
        <source>Look at each difference first. Each becomes what the history says of it, where that fits its text; what stands in the file now is then only in the backup.</source>
        <translation>Hãy xem từng chỗ khác trước. Mỗi chỗ sẽ thành như lịch sử ghi, nếu điều đó khớp với văn bản; nội dung đang có trong tệp khi ấy chỉ còn trong bản sao lưu.</translation>
    </message>
    <message>
        <source>Labels, links or states of which the history tells are not in the file ({count}).</source>
        <translation>Nhãn, liên kết hoặc trạng thái mà lịch sử có ghi thì không còn trong tệp ({count}).</translation>
    </message>
    <message>
        <source>Each comes back as the history tells of it last, where that fits its text.</source>
        <translation>Mỗi mục trở lại như lần cuối lịch sử ghi, nếu điều đó khớp với văn bản.</translation>
    </message>
    <message>
        <source>Labels or other entries that an import or a merge brought are not in the file ({count}).</source>
        <translation>Có nhãn hoặc mục khác do một lần nhập hay gộp đưa vào không còn trong tệp ({count}).</translation>
    </message>
    <message>
        <source>It is not put right here. Salvage the project: that brings back those that a backup has.</source>
        <translation>Không sửa được ở đây. Hãy cứu dự án: những gì bản sao lưu còn giữ sẽ trở lại.</translation>
    </message>
    <message>
        <source>Links lead from or to a label that is not there ({count}).</source>
        <translation>Có liên kết đi từ hoặc đến một nhãn không tồn tại ({count}).</translation>
    </message>
    <message>
        <source>These links are deleted. The file keeps them: they come back with a merge that has both ends.</source>
        <translation>Các liên kết này được xóa. Tệp vẫn giữ chúng: chúng trở lại khi gộp một bản có đủ hai đầu.</translation>
    </message>
    <message>
        <source>Labels, states and acts are of a person who is not in the project ({count}).</source>
        <translation>Có nhãn, trạng thái và việc làm của một người không có trong dự án ({count}).</translation>
    </message>
    <message>
        <source>The person is entered again, under a name with a question mark; nothing of theirs is changed.</source>
        <translation>Người đó được ghi lại dưới một tên có dấu hỏi; không thứ gì của họ bị thay đổi.</translation>
    </message>
    <message>
        <source>Labels and states belong to an article that is not in the project ({count}).</source>
        <translation>Có nhãn và trạng thái thuộc một bài không có trong dự án ({count}).</translation>
    </message>
    <message>
        <source>Texts are in the file but not in the list: their article is gone ({count}).</source>
        <translation>Có văn bản nằm trong tệp mà không có trong danh sách: bài của chúng đã mất ({count}).</translation>
    </message>
    <message>
        <source>Each text becomes an article again, with its labels; title and source have to be written in.</source>
        <translation>Mỗi văn bản lại thành một bài, cùng các nhãn của nó; tiêu đề và nguồn cần được ghi lại.</translation>
    </message>
    <message>
        <source>Parts of split articles do not read as the whole text does there ({count}).</source>
        <translation>Có phần của bài đã tách không giống văn bản gốc ở chỗ đó ({count}).</translation>
    </message>
    <message>
        <source>Labels on articles that were split have not come to the parts ({count}).</source>
        <translation>Có nhãn trên bài đã tách chưa sang đến các phần ({count}).</translation>
    </message>
    <message>
        <source>Spans have a label that the scheme does not know ({count}).</source>
        <translation>Có đoạn mang nhãn mà bộ nhãn không có ({count}).</translation>
    </message>
    <message>
        <source>Labels have values that the scheme does not take ({count}).</source>
        <translation>Có nhãn mang giá trị mà bộ nhãn không nhận ({count}).</translation>
    </message>
    <message>
        <source>Links tie labels that the scheme does not tie so ({count}).</source>
        <translation>Có liên kết nối những nhãn mà bộ nhãn không cho nối như vậy ({count}).</translation>
    </message>
    <message>
        <source>Values of labels, links or articles cannot be read ({count}).</source>
        <translation>Có giá trị của nhãn, liên kết hoặc bài không đọc được ({count}).</translation>
    </message>
    <message>
        <source>Something stands in the file that cannot stand there ({told}).</source>
        <translation>Trong tệp có thứ không thể có ở đó ({told}).</translation>
    </message>
    <message>
        <source>Zones or rejected suggestions lie outside their text ({count}).</source>
        <translation>Có vùng hoặc gợi ý đã từ chối nằm ngoài văn bản ({count}).</translation>
    </message>
    <message>
        <source>Deleted labels do not fit their text, and cannot be brought back ({count}).</source>
        <translation>Có nhãn đã xóa không khớp văn bản nên không thể khôi phục ({count}).</translation>
    </message>
    <message>
        <source>Rows name something that is not there ({count}, {told} first).</source>
        <translation>Có dòng nhắc đến thứ không tồn tại ({count}, trước hết là {told}).</translation>
    </message>
    <message>
        <source>Rows cannot be compared with other copies: no version is readable ({count}).</source>
        <translation>Có dòng không so được với các bản khác: không đọc được phiên bản ({count}).</translation>
    </message>
    <message>
        <source>Their versions are counted anew. A merge may then ask about them once.</source>
        <translation>Phiên bản của chúng được đếm lại từ đầu. Lần gộp sau có thể hỏi về chúng một lần.</translation>
    </message>
    <message>
        <source>Differences that wait for a decision are unreadable, or of nothing ({count}).</source>
        <translation>Có khác biệt chờ quyết định mà không đọc được, hoặc không thuộc về đâu ({count}).</translation>
    </message>
    <message>
        <source>Lines of the history cannot be read ({count}).</source>
        <translation>Có dòng lịch sử không đọc được ({count}).</translation>
    </message>
    <message>
        <source>Lines of the history do not fit the ones before them, or the text ({count}). What stands in the project now is not touched by it.</source>
        <translation>Có những dòng lịch sử không khớp với các dòng trước nó, hoặc với bài ({count}). Những gì đang có trong dự án không bị ảnh hưởng.</translation>
    </message>
    <message>
        <source>begins at</source>
        <translation>bắt đầu ở</translation>
    </message>
    <message>
        <source>ends at</source>
        <translation>kết thúc ở</translation>
    </message>
    <message>
        <source>label</source>
        <translation>nhãn</translation>
    </message>
    <message>
        <source>words</source>
        <translation>đoạn chữ</translation>
    </message>
    <message>
        <source>values</source>
        <translation>giá trị</translation>
    </message>
    <message>
        <source>note</source>
        <translation>ghi chú</translation>
    </message>
    <message>
        <source>where it came from</source>
        <translation>nguồn gốc</translation>
    </message>
    <message>
        <source>version of the scheme</source>
        <translation>phiên bản bộ nhãn</translation>
    </message>
    <message>
        <source>further data</source>
        <translation>dữ liệu thêm</translation>
    </message>
    <message>
        <source>type of link</source>
        <translation>loại liên kết</translation>
    </message>
    <message>
        <source>source</source>
        <translation>nguồn</translation>
    </message>
    <message>
        <source>from label</source>
        <translation>từ nhãn</translation>
    </message>
    <message>
        <source>to label</source>
        <translation>đến nhãn</translation>
    </message>
    <message>
        <source>place in the list</source>
        <translation>vị trí trong danh sách</translation>
    </message>
    <message>
        <source>kind of zone</source>
        <translation>loại vùng</translation>
    </message>
    <message>
        <source>state</source>
        <translation>trạng thái</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>lý do</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>độ chắc chắn</translation>
    </message>
    <message>
        <source>state of work</source>
        <translation>tình trạng làm việc</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>cờ</translation>
    </message>
    <message>
        <source>note of the flag</source>
        <translation>ghi chú của cờ</translation>
    </message>
    <message>
        <source>open points</source>
        <translation>điểm còn bỏ ngỏ</translation>
    </message>
    <message>
        <source>fingerprint</source>
        <translation>dấu vân</translation>
    </message>
    <message>
        <source>decided by</source>
        <translation>người quyết định</translation>
    </message>
    <message>
        <source>choices</source>
        <translation>các lựa chọn</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>quyết định</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>số giây</translation>
    </message>
    <message>
        <source>content</source>
        <translation>nội dung</translation>
    </message>
    <message>
        <source>title</source>
        <translation>tiêu đề</translation>
    </message>
    <message>
        <source>date</source>
        <translation>ngày đăng</translation>
    </message>
    <message>
        <source>language</source>
        <translation>ngôn ngữ</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>thẻ</translation>
    </message>
    <message>
        <source>It is not put right here: taking such a step back may be refused. A backup may have it whole.</source>
        <translation>Ở đây không sửa được điều này: hoàn tác một bước như vậy có thể bị từ chối. Bản sao lưu có thể còn nguyên.</translation>
    </message>
    <message>
        <source>Lines of the history are missing ({told}).</source>
        <translation>Lịch sử bị thiếu dòng ({told}).</translation>
    </message>
    <message>
        <source>They cannot be had back. It is noted in the history, and not told of again.</source>
        <translation>Không thể lấy lại chúng. Điều này được ghi vào lịch sử và không nhắc lại nữa.</translation>
    </message>
    <message>
        <source>Articles are whole, but their fingerprint is wrong ({count}).</source>
        <translation>Bài còn nguyên vẹn nhưng dấu vân tay sai ({count}).</translation>
    </message>
    <message>
        <source>The fingerprint is taken of the text anew.</source>
        <translation>Dấu vân tay được lấy lại từ văn bản.</translation>
    </message>
    <message>
        <source>The stored length of articles is not that of their text ({count}).</source>
        <translation>Độ dài đã lưu của bài không đúng với văn bản ({count}).</translation>
    </message>
    <message>
        <source>The length is counted anew.</source>
        <translation>Độ dài được đếm lại.</translation>
    </message>
    <message>
        <source>Notes about rows that stand aside after a merge are of nothing ({count}).</source>
        <translation>Có ghi chú về dòng đứng sang bên sau khi gộp mà không thuộc về đâu ({count}).</translation>
    </message>
    <message>
        <source>These notes are deleted; no label goes with them.</source>
        <translation>Các ghi chú này được xóa; không nhãn nào mất theo.</translation>
    </message>
    <message>
        <source>The program remembers words of articles that are not there ({count}).</source>
        <translation>Chương trình còn nhớ từ của những bài không tồn tại ({count}).</translation>
    </message>
    <message>
        <source>They are deleted; they can be worked out at any time.</source>
        <translation>Chúng được xóa; lúc nào cũng tính lại được.</translation>
    </message>
    <message>
        <source>Indexes of the file do not say what its tables say ({told}).</source>
        <translation>Chỉ mục của tệp không khớp với các bảng ({told}).</translation>
    </message>
    <message>
        <source>The indexes are made anew; no row is changed.</source>
        <translation>Chỉ mục được lập lại; không dòng nào bị thay đổi.</translation>
    </message>
    <message>
        <source>What guards the tables or finds rows fast is missing ({count}, {told} first).</source>
        <translation>Thiếu phần bảo vệ các bảng hoặc giúp tìm nhanh ({count}, trước hết là {told}).</translation>
    </message>
    <message>
        <source>It is put back; no row is changed.</source>
        <translation>Phần đó được đặt lại; không dòng nào bị thay đổi.</translation>
    </message>
    <message>
        <source>There is something in the file that this program did not make ({told}).</source>
        <translation>Trong tệp có thứ không do chương trình này tạo ra ({told}).</translation>
    </message>
    <message>
        <source>The search does not know all texts as they are ({count}).</source>
        <translation>Phần tìm kiếm không biết hết các văn bản ({count}).</translation>
    </message>
    <message>
        <source>All texts are taken into the search anew. With very many that takes a minute.</source>
        <translation>Mọi văn bản được đưa lại vào phần tìm kiếm. Nếu rất nhiều bài thì mất chừng một phút.</translation>
    </message>
    <message>
        <source>Texts wait to be taken into the search ({told}).</source>
        <translation>Có văn bản đang chờ được đưa vào phần tìm kiếm ({told}).</translation>
    </message>
    <message>
        <source>This project is sound (articles: {articles}, labels: {spans}, links: {links}, acts in the history: {acts}; in {seconds} seconds). What a file says only once, such as older states and dates in the history, no check can confirm.</source>
        <translation>Dự án này lành lặn (bài: {articles}, nhãn: {spans}, liên kết: {links}, việc trong lịch sử: {acts}; trong {seconds} giây). Những gì tệp chỉ ghi một lần, như các trạng thái cũ và ngày giờ trong lịch sử, thì không phép kiểm tra nào xác nhận được.</translation>
    </message>
    <message>
        <source>This project is sound (articles: {articles}, labels: {spans}, links: {links}, acts in the history: {acts}; in less than a second). What a file says only once, such as older states and dates in the history, no check can confirm.</source>
        <translation>Dự án này lành lặn (bài: {articles}, nhãn: {spans}, liên kết: {links}, việc trong lịch sử: {acts}; trong chưa đầy một giây). Những gì tệp chỉ ghi một lần, như các trạng thái cũ và ngày giờ trong lịch sử, thì không phép kiểm tra nào xác nhận được.</translation>
    </message>
</context>
<context>
    <name>zones</name>
    <message>
        <source>Title</source>
        <translation>Tít</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Ngày giờ</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Sa-pô</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Chú thích ảnh</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Subheading</source>
        <translation>Tít xen</translation>
    </message>
    <message>
        <source>Byline</source>
        <translation>Tác giả</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Boilerplate</source>
        <translation>Không thuộc bài</translation>
    </message>
    <message>
        <source>Another article</source>
        <translation>Bài khác</translation>
    </message>
    <message>
        <source>Not part of the article</source>
        <translation>Không thuộc bài</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>Mục điều hướng</translation>
    </message>
    <message>
        <source>Related news</source>
        <translation>Tin liên quan</translation>
    </message>
    <message>
        <source>Advertisement</source>
        <translation>Quảng cáo</translation>
    </message>
    <message>
        <source>Invitation to comment</source>
        <translation>Lời mời bình luận</translation>
    </message>
    <message>
        <source>Invitation to log in</source>
        <translation>Lời mời đăng nhập</translation>
    </message>
    <message>
        <source>Name of an image</source>
        <translation>Tên tệp ảnh</translation>
    </message>
    <message>
        <source>Error message</source>
        <translation>Dòng báo lỗi</translation>
    </message>
    <message>
        <source>has the style of a title</source>
        <translation>có kiểu chữ của tiêu đề</translation>
    </message>
    <message>
        <source>has the style of a heading</source>
        <translation>có kiểu chữ của tiêu đề mục</translation>
    </message>
    <message>
        <source>has the style of a caption</source>
        <translation>có kiểu chữ của chú thích</translation>
    </message>
    <message>
        <source>marked as the headline of the page</source>
        <translation>được đánh dấu là tiêu đề của trang</translation>
    </message>
    <message>
        <source>marked as a heading</source>
        <translation>được đánh dấu là tiêu đề mục</translation>
    </message>
    <message>
        <source>marked as a caption</source>
        <translation>được đánh dấu là chú thích ảnh</translation>
    </message>
    <message>
        <source>marked as the author</source>
        <translation>được đánh dấu là tác giả</translation>
    </message>
    <message>
        <source>marked as date and time</source>
        <translation>được đánh dấu là ngày giờ</translation>
    </message>
    <message>
        <source>marked as the lead</source>
        <translation>được đánh dấu là sa-pô</translation>
    </message>
    <message>
        <source>marked as the source</source>
        <translation>được đánh dấu là nguồn</translation>
    </message>
    <message>
        <source>marked as navigation</source>
        <translation>được đánh dấu là phần điều hướng</translation>
    </message>
    <message>
        <source>marked as the foot of the page</source>
        <translation>được đánh dấu là chân trang</translation>
    </message>
    <message>
        <source>marked as the head of the page</source>
        <translation>được đánh dấu là đầu trang</translation>
    </message>
    <message>
        <source>marked as standing beside the article</source>
        <translation>được đánh dấu là phần bên lề bài</translation>
    </message>
    <message>
        <source>marked as other news</source>
        <translation>được đánh dấu là tin khác</translation>
    </message>
    <message>
        <source>marked as comments of readers</source>
        <translation>được đánh dấu là bình luận của bạn đọc</translation>
    </message>
    <message>
        <source>marked as buttons to share</source>
        <translation>được đánh dấu là nút chia sẻ</translation>
    </message>
    <message>
        <source>marked as a question about cookies</source>
        <translation>được đánh dấu là thông báo về cookie</translation>
    </message>
    <message>
        <source>marked as advertisement</source>
        <translation>được đánh dấu là quảng cáo</translation>
    </message>
    <message>
        <source>marked as an invitation to register</source>
        <translation>được đánh dấu là lời mời đăng ký</translation>
    </message>
    <message>
        <source>marked as keywords</source>
        <translation>được đánh dấu là từ khóa</translation>
    </message>
    <message>
        <source>the title in the properties of the file</source>
        <translation>tiêu đề trong thuộc tính của tệp</translation>
    </message>
    <message>
        <source>the largest letters of the first page</source>
        <translation>chữ lớn nhất trên trang đầu</translation>
    </message>
    <message>
        <source>repeated at the edge of the pages</source>
        <translation>lặp lại ở mép các trang</translation>
    </message>
    <message>
        <source>It reads like the headline: the first line that is in no menu.</source>
        <translation>Trông như tít bài: dòng đầu tiên không thuộc trình đơn nào.</translation>
    </message>
    <message>
        <source>The first line; it is short enough for a headline.</source>
        <translation>Dòng đầu tiên; đủ ngắn để là tít bài.</translation>
    </message>
    <message>
        <source>Date and time of publication, beside the headline.</source>
        <translation>Ngày giờ đăng, nằm cạnh tít bài.</translation>
    </message>
    <message>
        <source>A line beside the headline that ends or begins with a date.</source>
        <translation>Dòng cạnh tít bài, mở đầu hoặc kết thúc bằng ngày tháng.</translation>
    </message>
    <message>
        <source>It names who wrote the article.</source>
        <translation>Dòng này ghi tên người viết.</translation>
    </message>
    <message>
        <source>A name alone, at the head or the end of the article.</source>
        <translation>Một cái tên đứng riêng, ở đầu hoặc cuối bài.</translation>
    </message>
    <message>
        <source>The name of a paper or site.</source>
        <translation>Tên một tờ báo hay trang tin.</translation>
    </message>
    <message>
        <source>It names where the article comes from.</source>
        <translation>Dòng này ghi nguồn của bài.</translation>
    </message>
    <message>
        <source>The first paragraph, right behind the headline.</source>
        <translation>Đoạn đầu tiên, ngay sau tít bài.</translation>
    </message>
    <message>
        <source>A short paragraph between the headline and the first caption.</source>
        <translation>Đoạn ngắn giữa tít bài và chú thích ảnh đầu tiên.</translation>
    </message>
    <message>
        <source>The first paragraph; it begins with a place or an agency.</source>
        <translation>Đoạn đầu tiên; mở đầu bằng địa danh hoặc tên hãng tin.</translation>
    </message>
    <message>
        <source>Words that stand beside a picture begin it, or stand above it.</source>
        <translation>Mở đầu bằng những từ đi kèm ảnh, hoặc đứng ngay dưới những từ ấy.</translation>
    </message>
    <message>
        <source>It ends with who took the picture.</source>
        <translation>Kết thúc bằng tên người chụp ảnh.</translation>
    </message>
    <message>
        <source>It ends with the name of an agency.</source>
        <translation>Kết thúc bằng tên hãng tin.</translation>
    </message>
    <message>
        <source>A short line without a full stop between two paragraphs.</source>
        <translation>Dòng ngắn không có dấu chấm, nằm giữa hai đoạn.</translation>
    </message>
    <message>
        <source>Running text of the article.</source>
        <translation>Nội dung chính của bài.</translation>
    </message>
    <message>
        <source>The name of an image file.</source>
        <translation>Tên tệp ảnh.</translation>
    </message>
    <message>
        <source>An error message that the page or the scraper left.</source>
        <translation>Thông báo lỗi mà trang hoặc công cụ lấy tin để lại.</translation>
    </message>
    <message>
        <source>An advertisement or a part of the page between two paragraphs.</source>
        <translation>Quảng cáo hoặc một phần của trang chen giữa hai đoạn.</translation>
    </message>
    <message>
        <source>An invitation to log in, to register or to pay.</source>
        <translation>Lời mời đăng nhập, đăng ký hoặc trả phí.</translation>
    </message>
    <message>
        <source>It belongs to the readers&apos; comments.</source>
        <translation>Thuộc phần bình luận của bạn đọc.</translation>
    </message>
    <message>
        <source>A notice about cookies or privacy.</source>
        <translation>Thông báo về cookie hoặc quyền riêng tư.</translation>
    </message>
    <message>
        <source>It belongs to the footer: rights, licence, contact.</source>
        <translation>Thuộc chân trang: bản quyền, giấy phép, liên hệ.</translation>
    </message>
    <message>
        <source>It asks to share, to follow or to subscribe.</source>
        <translation>Lời mời chia sẻ, theo dõi hoặc đăng ký nhận tin.</translation>
    </message>
    <message>
        <source>Keywords or topics of the article.</source>
        <translation>Từ khóa hoặc chủ đề của bài.</translation>
    </message>
    <message>
        <source>A list of other articles under its heading.</source>
        <translation>Danh sách bài khác dưới tiêu đề của nó.</translation>
    </message>
    <message>
        <source>A link to another article.</source>
        <translation>Liên kết đến bài khác.</translation>
    </message>
    <message>
        <source>A link to the article as it was first published.</source>
        <translation>Liên kết đến bài gốc.</translation>
    </message>
    <message>
        <source>Items of a menu, or the path to the page.</source>
        <translation>Các mục của trình đơn, hoặc đường dẫn đến trang.</translation>
    </message>
    <message>
        <source>A line above the headline that announces another article.</source>
        <translation>Dòng phía trên tít bài, giới thiệu bài khác.</translation>
    </message>
    <message>
        <source>It stands in your own list of lines that are no part of an article.</source>
        <translation>Có trong danh sách riêng của bạn về những dòng không thuộc bài.</translation>
    </message>
    <message>
        <source>Headlines that are repeated or dated, with or without a blurb: other articles.</source>
        <translation>Các tít lặp lại hoặc kèm ngày giờ, có hoặc không có tóm tắt: bài khác.</translation>
    </message>
    <message>
        <source>Headlines between the name below the article and a part of the page.</source>
        <translation>Các tít nằm giữa tên tác giả cuối bài và một phần của trang.</translation>
    </message>
    <message>
        <source>It stands behind the buttons and topics that end the article; no paragraphs follow.</source>
        <translation>Đứng sau các nút và chủ đề khép lại bài; phía sau không còn đoạn văn nào.</translation>
    </message>
    <message>
        <source>It says who the author is.</source>
        <translation>Dòng này cho biết tác giả là ai.</translation>
    </message>
    <message>
        <source>Above the headline: the name of a section or a part of the page.</source>
        <translation>Ở trên tiêu đề: tên chuyên mục hoặc một phần của trang.</translation>
    </message>
    <message>
        <source>Below the headline: how long ago it was put there, or the number of comments or minutes.</source>
        <translation>Dưới tít: đăng cách đây bao lâu, số bình luận hay số phút.</translation>
    </message>
    <message>
        <source>Headlines with how long ago they were published: other articles.</source>
        <translation>Các tít kèm thời gian đăng cách đây bao lâu: bài khác.</translation>
    </message>
    <message>
        <source>A headline and its blurb in one line, cut off: the teaser of another article.</source>
        <translation>Tít và tóm tắt dồn trong một dòng, bị cắt dở: giới thiệu bài khác.</translation>
    </message>
    <message>
        <source>A headline with a blurb that is cut off: the teaser of another article.</source>
        <translation>Tít kèm tóm tắt bị cắt dở: giới thiệu bài khác.</translation>
    </message>
    <message>
        <source>It belongs to another article that is glued on.</source>
        <translation>Thuộc một bài khác bị dán liền vào.</translation>
    </message>
    <message>
        <source>A headline with its own date and a body of its own, on other matters than before.</source>
        <translation>Một tít có ngày giờ và nội dung riêng, nói về chuyện khác với phần trên.</translation>
    </message>
    <message>
        <source>A headline with its own date and a body of its own, where a page has ended above it.</source>
        <translation>Một tít có ngày và thân bài riêng, ngay sau chỗ một trang đã kết thúc.</translation>
    </message>
    <message>
        <source>A headline, a lead and a caption with a body of its own, on other matters than before.</source>
        <translation>Một tít, một sapô và một chú thích ảnh cùng nội dung riêng, nói về chuyện khác với phần trên.</translation>
    </message>
    <message>
        <source>A headline, a caption and a body of its own, on other matters than before.</source>
        <translation>Một tít, một chú thích ảnh và nội dung riêng, nói về chuyện khác với phần trên.</translation>
    </message>
    <message>
        <source>The article before it has ended; a headline and a body on other matters follow.</source>
        <translation>Bài phía trên đã kết thúc; tiếp theo là tít và nội dung về chuyện khác.</translation>
    </message>
    <message>
        <source>A headline, a lead and a body on other matters than before.</source>
        <translation>Một tít, một sapô và nội dung về chuyện khác với phần trên.</translation>
    </message>
    <message>
        <source>The date beside the headline.</source>
        <translation>Ngày tháng nằm cạnh tít bài.</translation>
    </message>
    <message>
        <source>No date stands beside the headline; dates elsewhere are not taken.</source>
        <translation>Không có ngày tháng cạnh tít bài; ngày ở chỗ khác không được lấy.</translation>
    </message>
    <message>
        <source>The date beside the headline has no year of four digits; none is invented.</source>
        <translation>Ngày cạnh tít bài không có năm đủ bốn chữ số; chương trình không tự đặt năm.</translation>
    </message>
    <message>
        <source>The date beside the headline can be read as day and month or as month and day; it is left out.</source>
        <translation>Ngày cạnh tít bài có thể đọc là ngày/tháng hoặc tháng/ngày; nên được bỏ trống.</translation>
    </message>
    <message>
        <source>Several dates stand beside the headline and none is marked as the first.</source>
        <translation>Cạnh tít bài có nhiều ngày mà không rõ ngày nào là ngày đăng.</translation>
    </message>
    <message>
        <source>A line names it as the source.</source>
        <translation>Có dòng ghi đây là nguồn.</translation>
    </message>
    <message>
        <source>The file itself says so.</source>
        <translation>Chính tệp cho biết.</translation>
    </message>
    <message>
        <source>By the words of the text.</source>
        <translation>Theo từ ngữ trong văn bản.</translation>
    </message>
</context>
</TS>
