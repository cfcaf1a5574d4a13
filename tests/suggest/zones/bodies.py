"""Bodies of our own that look like anything but a body: dates in every line, refrains, lists, words of menus."""

from __future__ import annotations

BODIES = {
    "every paragraph begins with a date": """
        Ngày 3/5/2024, đoàn thanh tra tới kho số 7 và niêm phong cửa sau.
        Ngày 5/5/2024, chủ kho nộp đơn phản đối, nói niêm phong làm hỏng 20 tấn hàng.
        12/05/2024: tòa nhận đơn.
        Ngày 20/5/2024, hai bên gặp nhau lần đầu.
        Ngày 1/6/2024, kho mở lại.""",
    "a chronicle with dates in lines of their own": """
        Vụ tranh chấp bến đò Hạ Tân kéo dài hơn một năm, qua ba đời chủ tịch xã và hai lần tòa xử.
        Dưới đây là những mốc chính mà chúng tôi ghi lại từ hồ sơ của xã.
        12/03/2023
        Xã ký hợp đồng cho thuê bến với ông Mạc Đăng, thời hạn năm năm.
        14/06/2023
        Dân làng gửi đơn, cho rằng giá thuê thấp bằng một nửa bến bên cạnh.
        20/10/2023
        Tòa huyện xử lần đầu, bác đơn của làng vì thiếu bản đồ gốc.""",
    "a chronicle with times and headings": """
        The fire at the Harwick mill burned for three days and left two people hurt, the county said.
        This is what is known of it so far, from the county and from the owners of the mill.
        08:15 14/03/2025
        Smoke over the north shed
        A worker sees smoke over the north shed and runs to the gate at Harwick.
        10:40 16/03/2025
        The wind turns at noon
        The wind turns, and the county orders people out of Harwick and the houses by the mill.
        19:05 19/03/2025
        The county says it is over
        The county says the fire at the Harwick mill is out, three days after it began.""",
    "a live report with minutes ago": """
        Nước sông Kỳ Lộ lên nhanh từ sáng, ba xã của huyện Đồng Lạc đã có lệnh sơ tán.
        Chúng tôi cập nhật tình hình ở Đồng Lạc và dọc sông Kỳ Lộ.
        10 phút trước
        Đồng Lạc mở thêm hai điểm tránh lũ
        Trường cấp hai Đồng Lạc nhận 200 người, nhà văn hóa Kỳ Lộ nhận 90 người.
        40 phút trước
        Cầu treo Kỳ Lộ cấm người qua lại
        Công an Đồng Lạc đứng chốt hai đầu cầu Kỳ Lộ từ trưa.
        2 giờ trước
        Đò ngang Đồng Lạc dừng chạy
        Bến đò Kỳ Lộ kéo hết thuyền lên bờ, theo trưởng bến Đồng Lạc.""",
    "dialogue in short lines": """
        Trạm gác cuối cùng của tuyến đường nằm trên đỉnh dốc, và đêm ấy chỉ có hai người trực.
        – Anh nghe thấy gì không?
        – Không.
        – Có lỗi xảy ra.
        – Đăng nhập đi!
        – Xem thêm gì nữa?
        – Đọc tiếp đi.
        – Tôi nói rồi, không có ai ở ngoài đó hết.
        – Vừa xong.
        Sáng ra họ thấy dấu chân quanh trạm, và cánh cửa kho đã mở từ lúc nào không ai biết.""",
    "refrains and repeated sentences": """
        Bà mẹ hát cho con nghe suốt những đêm mất điện, và cả xóm nhớ bài hát ấy.
        Ngủ đi con của mẹ ơi
        Ngủ đi con của mẹ ơi
        Sông còn xa lắm, thuyền còn ngủ, con cũng ngủ cho mẹ ra đồng.
        Đêm nay gió lặng ngoài khơi
        Đêm nay gió lặng ngoài khơi
        Sông còn xa lắm, thuyền còn ngủ, con cũng ngủ cho mẹ ra đồng.
        Người trong xóm nói bài hát ấy có từ trước trận lụt, nhưng không ai nhớ hết lời.
        Người trong xóm nói bài hát ấy có từ trước trận lụt, nhưng không ai nhớ hết lời.""",
    "subheadings that are words of menus": """
        Hội đồng báo chí công bố báo cáo năm, chia làm nhiều phần, mỗi phần nói về một việc của tòa soạn.
        Bình luận
        Số bình luận tăng gấp đôi, nhưng hai phần ba trong đó đến từ chưa đầy một trăm người.
        Quảng cáo
        Doanh thu quảng cáo giảm 12%. Ba tờ báo đã bỏ quảng cáo trên trang nhất, và quảng cáo trên mạng cũng ít đi.
        Chia sẻ
        Một bài được chia sẻ nhiều chưa chắc được đọc hết, báo cáo viết.
        Liên hệ
        Chỉ 9 trong 40 tòa soạn trả lời thư trong vòng một tuần.
        Thể thao
        Chuyên mục này vẫn có nhiều người xem nhất, theo số đo của các tòa soạn.
        Tiêu điểm
        Báo cáo lấy ba tờ báo địa phương làm tiêu điểm và đi lại từ đầu đến cuối một ngày làm việc.
        Video
        Hai tòa soạn đã đóng xưởng phim vì không đủ tiền trả lương cho sáu người.""",
    "subheadings that are words of menus, in English": """
        The council of editors has published its yearly report, in parts, each about one side of the trade.
        Comments
        The number of comments doubled, but two thirds of them came from fewer than a hundred people.
        Advertising
        Income from advertising fell by 12 per cent. Three papers gave up advertising on their front pages.
        Facebook
        Half of the readers who came by Facebook left within ten seconds, the report says.
        Latest
        The newest figures, for May, are not much better than those for April.
        Related
        Wages of related trades, printers above all, fell as well, and faster than those of editors.
        Share
        The share of readers who pay rose to nine per cent.
        Contact
        Only 9 of 40 newsrooms answered a letter within a week.""",
    "sentences with the words of prompts": """
        Log in to the old system and you will see the list, the clerk told us, but nobody has done so since March.
        Register to vote by 5 May, officials said.
        Follow us to the river, the guide says, and we do.
        Share this with nobody, the letter ended; it was read by thousands.
        Xem thêm các bản đồ kèm theo ở trang 4 để thấy ranh giới mới của ba xã.
        Theo dõi trên mặt nước, người ta thấy vệt dầu dài tới hai cây số.
        Subscribe to nothing you cannot leave, her father used to say.
        Something went wrong with the brakes, the driver told the court, and then with everything else.
        By continuing to use this site for waste, the firm broke its promise, the court found.""",
    "lists and tables": """
        Văn phòng huyện đưa ra bảng số liệu của năm xã, cùng ba việc sẽ làm trong quý tới.
        Xã Hạ: 1.200
        Xã Trung: 940
        Xã Thượng: 2.310
        • Nạo vét ba con mương
        • Sửa cống số 4
        • Trồng lại hàng dương
        1. Việc thứ nhất giao cho xã Hạ
        2. Việc thứ hai giao cho xã Trung
        Mọi việc phải xong trước mùa mưa, văn phòng nói, nếu không tiền sẽ bị thu lại.""",
    "an ending in an ellipsis that names people again": """
        Hôm ấy ông Nam đưa chị Lan và bé Mai ra ga Hàng Cỏ, trời còn chưa sáng.
        Ông Nam mua ba tấm vé, loại rẻ nhất. Chị Lan ngồi ôm bé Mai ở góc sân ga Hàng Cỏ.
        Không ai nói gì cho tới khi tàu vào.
        Rồi ông Nam ở lại ga Hàng Cỏ nhìn chị Lan và bé Mai trên chuyến tàu ông Nam hẹn với chị Lan và bé Mai...""",
    "lines that fade out": """
        Chúng tôi hỏi bốn người đã ở lại làng sau trận lụt, và mỗi người kể một đoạn.
        “Nước vào nhà lúc nửa đêm, chúng tôi trèo lên mái và chờ, chờ mãi…”
        “Con bò bơi được một lúc rồi thôi, tôi không dám nhìn theo nữa…”
        “Sáng ra thì không còn cái cổng làng nào để mà về…”""",
    "a feature in sections about different towns": """
        Four towns along the Brisk river have lost their cinemas in ten years. We went to see the buildings.
        A skating rink in Holm
        In Holm, Greta Lund runs a skating rink where the seats once stood. She has 300 children a week and no debt.
        The rink of Holm on a Sunday. Photo: Per Dahl
        The mayor of Holm, Ove Brand, wants to buy the building. Lund says he may have it when she is dead.
        Nothing at all in Varn
        The cinema of Varn burned in 2019. Its owner, Emil Torp, still pays for the alarm that did not ring.
        What is left in Varn. Photo: Per Dahl
        Torp says he will build again. His neighbour Ida Kjær does not believe him, and has planted beans there.
        A church in Solby
        In Solby the screen hangs above an altar. Pastor Rune Vik bought both for one crown.
        The altar in Solby. Photo: Per Dahl
        Vik shows a film once a month. Solby has 1,100 people, and 200 come.
        A museum in Ness
        In Ness, Asta Moe sells tickets to look at the projector. It has not run since 2014.
        The projector of Ness. Photo: Per Dahl
        Moe sold eleven tickets last year. Ness, she says, was never fond of films.""",
    "short lines and nothing else": """
        Không ai đến.
        Ông vẫn chờ.
        Trước
        Sau
        Ảnh
        Đèn tắt.
        Bạn đọc
        Xe
        Ông về.""",
    "a poem that ends with the word of a menu": """
        Người ta tìm thấy bài thơ trong túi áo của người thợ mỏ, viết bằng bút chì trên mặt sau tờ vé.
        Tôi đi suốt mùa đông
        Không gặp ai
        Chỉ gặp tuyết
        Môi trường
        Thế giới""",
    "a paragraph goes on after a link": """
        Hội đồng xã họp hai lần trong tuần về chuyện cái giếng, và cả hai lần đều không đủ người.
        Bà chủ tịch nói giếng sẽ đóng cho tới khi có kết quả xét nghiệm của tỉnh.
        Người dân cho rằng nước vẫn trong và đòi mở lại ngay, trước ngày giỗ làng.
        Cái giếng cuối cùng
        Giếng đào năm 1931, sâu mười một mét, chưa năm nào cạn, kể cả năm hạn lớn nhất.
        Các cụ trong làng nói đáy giếng có một mạch ngầm chảy ra từ chân núi phía tây.""",
    "a question in every line": """
        Ai đã ký giấy cho đào con mương qua đất của bà Tư mà không hỏi bà một câu?
        Vì sao bản đồ của xã và của huyện lệch nhau tới bốn mét?
        Liệu con mương có bị lấp trước mùa mưa không?
        Bao giờ thì có người trả lời?""",
}
"""Every line of these belongs to the body (or is a subheading, caption, date or byline of it)."""


def lines(name: str) -> list[str]:
    """Return the lines of a body."""
    return [line.strip() for line in BODIES[name].strip().split("\n")]
