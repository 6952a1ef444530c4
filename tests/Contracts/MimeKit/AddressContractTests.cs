using System.Text;
using MimeKit;

namespace Platform.Tests.Contracts.MimeKit;

public sealed class AddressContractTests
{
    [Theory]
    [InlineData("a@b.c", "||a@b.c")]
    [InlineData("Jane Roe <jane@x.y>", "|Jane Roe|jane@x.y")]
    [InlineData("\"Roe, Jane\" <jane@x.y>, b@c.d", "|Roe, Jane|jane@x.y;||b@c.d")]
    [InlineData("Roe, Jane <jane@x.y>", "|Roe, Jane|jane@x.y")]
    [InlineData("jane@x.y (Jane Roe)", "|Jane Roe|jane@x.y")]
    [InlineData("=?utf-8?Q?J=C3=BCrgen?= <j@x.y>", "|Jürgen|j@x.y")]
    [InlineData("\"=?utf-8?Q?J=C3=BCrgen?=\" <j@x.y>", "|Jürgen|j@x.y")]
    [InlineData("J\xC3\xBCrgen <j@x.y>", "|Jürgen|j@x.y")]
    [InlineData("a@b.c, , b@c.d,", "||a@b.c;||b@c.d")]
    [InlineData("a@b.c b@c.d", "||a@b.c;||b@c.d")]
    [InlineData("<<a@b.c>>", "||a@b.c")]
    [InlineData("a@b.c <a@b.c>", "|a@b.c|a@b.c")]
    [InlineData("root", "||root")]
    [InlineData("a@[192.0.2.1]", "||a@[192.0.2.1]")]
    [InlineData("\"a b\"@c.d", "||\"a b\"@c.d")]
    [InlineData("a@xn--mnchen-3ya.de", "||a@münchen.de")]
    [InlineData("Team: a@b.c, B <b@c.d>;", "Team|a@b.c|B <b@c.d>")]
    [InlineData("undisclosed-recipients:;", "undisclosed-recipients|")]
    [InlineData("ok@b.c, <bad, good@c.d", "||ok@b.c;||bad;||good@c.d")]
    public void Address_headers_are_read(string raw, string expected)
    {
        var list = Mails.Load($"To: {raw}\n\n").To;
        Assert.Equal(expected, string.Join(';', list.Select(Show)));
    }

    [Fact]
    public void Several_headers_make_one_list() =>
        Assert.Equal(["a@b.c", "d@e.f"], Mails.Load("Cc: a@b.c\nCc: d@e.f\n\n").Cc.Mailboxes.Select(mailbox => mailbox.Address));

    [Fact]
    public void Parts_of_an_address_are_told_apart()
    {
        var mailbox = MailboxAddress.Parse("Support <support+t1@shop.example.com>");

        Assert.Equal(("Support", "support+t1", "shop.example.com"), (mailbox.Name, mailbox.LocalPart, mailbox.Domain));
        Assert.Equal("\"Support\" <support+t1@shop.example.com>", mailbox.ToString());
        Assert.Equal("Support <support+t1@shop.example.com>", mailbox.ToString(true));
        Assert.Equal(mailbox, MailboxAddress.Parse("\"Support\" <support+t1@shop.example.com>"));
        Assert.Equal("xn--mnchen-3ya.de", new MailboxAddress("a", "a@münchen.de").GetAddress(true)[2..]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a@")]
    [InlineData("a@b.c trailing@d.e")]
    [InlineData("\"a")]
    [InlineData("(a")]
    public void What_is_no_mailbox_is_refused(string text)
    {
        Assert.False(MailboxAddress.TryParse(text, out _));
        Assert.ThrowsAny<FormatException>(() => MailboxAddress.Parse(text));
    }

    [Fact]
    public void An_address_with_a_line_break_cannot_be_made()
    {
        Assert.ThrowsAny<FormatException>(() => new MailboxAddress("x", "a@b.c\r\nBcc: evil@x.y"));
        Assert.ThrowsAny<FormatException>(() => new MailboxAddress("x", "\"a\r\nBcc: evil@x.y\"@b.c"));
    }

    [Fact]
    public void Names_are_written_so_that_they_are_read_back()
    {
        string[] names = ["Jane", "Roe, Jane", "Jürgen Müller", "\"Q\" \\ uote", "日本語の名前がとても長いときには折り返されなければならない", "a@b.c", "x (y)"];
        foreach (var name in names)
        {
            var message = new MimeMessage();
            message.To.Add(new MailboxAddress(name, "a@b.c"));
            message.To.Add(new MailboxAddress(name.All(c => c < 256) ? Encoding.Latin1 : Encoding.UTF8, name, "d@e.f"));
            message.Body = new TextPart("plain") { Text = "x" };
            var written = Mails.Write(message);

            Assert.All(written.Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
            var read = Mails.Load(Encoding.Latin1.GetBytes(written)).To;
            Assert.All(read, address => Assert.Equal(name, address.Name));
        }
    }

    [Fact]
    public void Recipients_are_unique_when_asked()
    {
        var message = Mails.Load("To: a@b.c, A <A@B.C>\nCc: g: d@e.f;\nBcc: h@i.j\n\n");
        Assert.Equal(4, message.GetRecipients().Count);
        Assert.Equal(["a@b.c", "d@e.f", "h@i.j"], message.GetRecipients(onlyUnique: true).Select(mailbox => mailbox.Address));
    }

    private static string Show(InternetAddress address) => address switch
    {
        MailboxAddress mailbox => $"|{mailbox.Name}|{mailbox.Address}",
        GroupAddress group => $"{group.Name}|{string.Join('|', group.Members.Select(member => member.ToString(true)))}",
        _ => throw new InvalidOperationException(),
    };
}
