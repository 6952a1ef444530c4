using System.Text;
using MimeKit;
using MimeKit.Utils;

namespace Platform.Tests.Contracts.MimeKit;

public sealed class HeaderContractTests
{
    [Fact]
    public void Headers_keep_their_order_and_duplicates()
    {
        var message = Mails.Load("Received: one\nX-A: 1\nReceived: two\nx-a: 2\nFrom: a@b.c\n\nbody");

        Assert.Equal(["Received", "X-A", "Received", "x-a", "From"], message.Headers.Select(header => header.Field));
        Assert.Equal("1", message.Headers["X-a"]);
        Assert.Equal("one", message.Headers[HeaderId.Received]);
        Assert.Equal(2, message.Headers.Count(header => header.Id == HeaderId.Received));
        Assert.Null(message.Headers["X-B"]);
    }

    [Fact]
    public void Folded_values_are_unfolded_and_keep_their_blanks()
    {
        var header = Mails.Load("Subject: one\n\ttwo\n   three \nFrom: a@b.c\n\n").Headers[0];

        Assert.Equal("one\ttwo   three", header.Value);
        Assert.Equal(" one\r\n\ttwo\r\n   three \r\n", Encoding.ASCII.GetString(header.RawValue));
        Assert.Equal("Subject", Encoding.ASCII.GetString(header.RawField));
    }

    [Theory]
    [InlineData("=?utf-8?Q?J=C3=BCrgen?=", "Jürgen")]
    [InlineData("=?iso-8859-1?q?caf=E9_noir?= now", "café noir now")]
    [InlineData("=?utf-8?B?w6k=?= =?utf-8?B?w6k=?=", "éé")]
    [InlineData("=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=", "é")]
    [InlineData("=?utf-8?Q?=C3?=\n =?utf-8?Q?=A9?= x", "é x")]
    [InlineData("=?gb18030?B?xOO6ww==?=", "你好")]
    [InlineData("=?big5?B?pKSk5Q==?=", "中文")]
    [InlineData("=?iso-2022-jp?B?GyRCJUYlOSVIGyhC?=", "テスト")]
    [InlineData("=?koi8-r?B?8NLJ18XU?=", "Привет")]
    [InlineData("=?windows-1251?Q?=CF=F0?=", "Пр")]
    [InlineData("=?utf-8*en?Q?hi_there?=", "hi there")]
    [InlineData("a=?utf-8?Q?=C3=A9?=b", "aéb")]
    [InlineData("=?utf-8?Q?unclosed", "=?utf-8?Q?unclosed")]
    [InlineData("=?nobody-knows?Q?plain?=", "plain")]
    [InlineData("J\xC3\xBCrgen", "Jürgen")]
    [InlineData("J\xFCrgen", "Jürgen")]
    public void Subjects_are_decoded(string raw, string expected) =>
        Assert.Equal(expected, Mails.Load($"Subject: {raw}\nFrom: a@b.c\n\n").Subject);

    [Fact]
    public void Changes_are_seen_by_name_and_by_id()
    {
        var headers = Mails.Load("To: a@b.c\nX-A: 1\nX-A: 2\n\n").Headers;
        headers.Replace("X-A", "3");
        headers.Add(HeaderId.AutoSubmitted, "auto-replied");
        headers.Remove(HeaderId.To);

        Assert.Equal("3", headers["x-a"]);
        Assert.Single(headers, header => header.Field == "X-A");
        Assert.True(headers.Contains("Auto-Submitted"));
        Assert.False(headers.Contains(HeaderId.To));
        Assert.Equal(1, headers.IndexOf(HeaderId.AutoSubmitted));
        Assert.Equal("Auto-Submitted", HeaderId.AutoSubmitted.ToHeaderName());
    }

    [Fact]
    public void A_changed_address_header_changes_the_list_and_the_other_way_round()
    {
        var message = Mails.Load("To: a@b.c\n\n");
        Assert.Single(message.To);
        message.Headers[HeaderId.To] = "x@y.z, u@v.w";
        Assert.Equal(["x@y.z", "u@v.w"], message.To.Mailboxes.Select(mailbox => mailbox.Address));
        message.To.Add(new MailboxAddress("Jürgen", "j@k.l"));
        Assert.Equal("x@y.z, u@v.w, Jürgen <j@k.l>", message.Headers[HeaderId.To]);
        message.To.Clear();
        Assert.Null(message.Headers[HeaderId.To]);
    }

    [Theory]
    [InlineData("Thu, 05 Mar 2026 10:20:30 +0100", "2026-03-05T10:20:30+01:00")]
    [InlineData("5 Mar 2026 10:20 GMT", "2026-03-05T10:20:00+00:00")]
    [InlineData("Thu,  5 Mar 26 10:20:30 EST (comment)", "2026-03-05T10:20:30-05:00")]
    [InlineData("Thu Mar  5 10:20:30 2026", "2026-03-05T10:20:30+00:00")]
    [InlineData("2026-03-05 10:20:30 +0200", "2026-03-05T10:20:30+02:00")]
    public void Dates_are_read(string text, string expected)
    {
        Assert.True(DateUtils.TryParse(text, out var date));
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), date);
        Assert.Equal(date, Mails.Load($"Date: {text}\n\n").Date);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("99 Foo 2026 10:00:00 +0000")]
    public void What_is_no_date_is_the_earliest(string text)
    {
        Assert.False(DateUtils.TryParse(text, out _));
        Assert.Equal(DateTimeOffset.MinValue, Mails.Load($"Date: {text}\nFrom: a@b.c\n\n").Date);
    }

    [Fact]
    public void Dates_are_written_as_RFC_5322_says() =>
        Assert.Equal("Thu, 05 Mar 2026 10:20:30 +0100", DateUtils.FormatDate(new DateTimeOffset(2026, 3, 5, 10, 20, 30, TimeSpan.FromHours(1))));

    [Fact]
    public void Message_ids_lose_their_brackets()
    {
        var message = Mails.Load("Message-ID: <1@x.y>\nIn-Reply-To: Your mail <0@x.y> of today\nReferences: <a@b>\n <c@d>,<e\n @f> junk\nContent-ID: <c1@x>\n\n");

        Assert.Equal("1@x.y", message.MessageId);
        Assert.Equal("0@x.y", message.InReplyTo);
        Assert.Equal(["a@b", "c@d", "e@f"], message.References);
        Assert.Equal("c1@x", message.Body!.ContentId);
    }

    [Theory]
    [InlineData("1@x.y", "1@x.y")]
    [InlineData("<1@x@y>", "1@x@y")]
    [InlineData("<only-left>", "only-left")]
    [InlineData("<[id]@x>", "[id]@x")]
    [InlineData("<1@x", null)]
    public void Odd_message_ids_are_read(string raw, string? expected) => Assert.Equal(expected, MimeUtils.ParseMessageId(raw));

    [Fact]
    public void Generated_ids_are_unique_and_of_the_domain()
    {
        var ids = Enumerable.Range(0, 50).Select(_ => MimeUtils.GenerateMessageId("shop.example.com")).ToHashSet();
        Assert.Equal(50, ids.Count);
        Assert.All(ids, id => Assert.EndsWith("@shop.example.com", id, StringComparison.Ordinal));
    }
}
