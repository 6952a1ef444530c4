using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MimeKit;
using Platform.Outgoing;

namespace Platform.Tests.Outgoing;

public sealed class HeaderTextTests
{
    [Theory]
    [InlineData("Re: Order 12345", " Re: Order 12345\r\n")]
    [InlineData("Re: Où est 12345?", " Re: =?utf-8?b?T8O5?= est 12345?\r\n")]
    [InlineData("Re: à côté x", " Re: =?utf-8?b?w6AgY8O0dMOp?= x\r\n")]
    [InlineData("Re: Commande passée mardi et livrée hier", " Re: Commande =?utf-8?q?pass=C3=A9e_mardi_et_livr=C3=A9e?= hier\r\n")]
    [InlineData("Re: 您的订单", " Re: =?utf-8?b?5oKo55qE6K6i5Y2V?=\r\n")]
    [InlineData("Re: =?utf-8?q?x?=", " Re: =?utf-8?b?PT91dGYtOD9xP3g/PQ==?=\r\n")]
    public void A_subject_is_encoded_where_it_has_to_be(string text, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(HeaderText.Unstructured("Subject", text)));

    [Theory]
    [InlineData("", "ann@example.org", " ann@example.org\r\n")]
    [InlineData("Ann Lee", "ann@example.org", " Ann Lee <ann@example.org>\r\n")]
    [InlineData("Lee, Ann", "ann@example.org", " \"Lee, Ann\" <ann@example.org>\r\n")]
    [InlineData("Ann \"A\\\" Lee", "ann@example.org", " \"Ann \\\"A\\\\\\\" Lee\" <ann@example.org>\r\n")]
    [InlineData("Émile", "e@example.org", " =?utf-8?b?w4ltaWxl?= <e@example.org>\r\n")]
    [InlineData("x", "a..b.@docomo.example", " x <\"a..b.\"@docomo.example>\r\n")]
    [InlineData("x", "\"john doe\"@example.org", " x <\"john doe\"@example.org>\r\n")]
    [InlineData("x", "用户@example.org", " x <用户@example.org>\r\n")]
    public void A_mailbox_is_quoted_or_encoded_where_it_has_to_be(string name, string email, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(HeaderText.Mailbox("To", name, email)));

    [Fact]
    public void Every_subject_is_read_back_from_lines_that_RFC_2047_allows() =>
        Prop.ForAll(Hostile.LongText, text =>
        {
            var subject = SafeText.Line(text, 250);
            var value = Encoding.UTF8.GetString(HeaderText.Unstructured("Subject", subject));
            using var mail = MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes($"Subject:{value}\r\nx")));
            return mail.Subject == subject && IsAllowed($"Subject:{value}");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_name_is_read_back_from_lines_that_RFC_2047_allows() =>
        Prop.ForAll(Hostile.LongText, text =>
        {
            var name = SafeText.Line(text, 100);
            var value = Encoding.UTF8.GetString(HeaderText.Mailbox("Reply-To", name, "ann@example.org"));
            using var mail = MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes($"Reply-To:{value}\r\nx")));
            return mail.ReplyTo.Mailboxes.Single() is var mailbox && (mailbox.Name ?? "") == name && mailbox.Address == "ann@example.org" && IsAllowed($"Reply-To:{value}");
        }).QuickCheckThrowOnFailure();

    private static bool IsAllowed(string header) =>
        Ascii.IsValid(header)
        && header.EndsWith("\r\n", StringComparison.Ordinal)
        && header[..^2].Split("\r\n").All(line => line.Length <= 76 && line.Trim().Length > 0)
        && header.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).All(word => !word.StartsWith("=?", StringComparison.Ordinal) || word.Length <= 75);
}
