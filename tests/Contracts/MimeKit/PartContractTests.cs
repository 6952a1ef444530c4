using System.Text;
using MimeKit;
using MimeKit.Tnef;

namespace Platform.Tests.Contracts.MimeKit;

public sealed class PartContractTests
{
    [Theory]
    [InlineData("attachment; filename=a.pdf", "a.pdf")]
    [InlineData("attachment; filename=\"a b.pdf\"", "a b.pdf")]
    [InlineData("attachment; filename=a b.pdf", "a b.pdf")]
    [InlineData("attachment; filename*=utf-8''%E2%82%AC%20rates.txt", "€ rates.txt")]
    [InlineData("attachment; filename*0*=iso-8859-1''caf%E9; filename*1=\" noir\"; filename*2=.txt", "café noir.txt")]
    [InlineData("attachment; filename*1=b.txt; filename*0=a", "ab.txt")]
    [InlineData("attachment; filename=plain.txt; filename*=utf-8''best.txt", "best.txt")]
    [InlineData("attachment; filename=\"=?utf-8?Q?J=C3=BCrgen.pdf?=\"", "Jürgen.pdf")]
    [InlineData("attachment; filename=\"J\xC3\xBCrgen.pdf\"", "Jürgen.pdf")]
    [InlineData("attachment; filename*=nobody-knows''a.txt", "a.txt")]
    [InlineData("attachment;\n filename=\"a.pdf\";\n size=12", "a.pdf")]
    [InlineData("; filename=a.pdf", "a.pdf")]
    public void File_names_are_read(string disposition, string expected)
    {
        var part = (MimePart)Mails.Load($"Content-Type: application/pdf\nContent-Disposition: {disposition}\n\nx").Body!;

        Assert.Equal(expected, part.FileName);
        Assert.True(part.IsAttachment);
    }

    [Fact]
    public void A_name_parameter_stands_in_for_a_file_name()
    {
        var part = (MimePart)Mails.Load("Content-Type: Application/PDF; NAME=\"a.pdf\"; charset = utf-8\n\nx").Body!;

        Assert.Equal("a.pdf", part.FileName);
        Assert.True(part.ContentType.IsMimeType("application", "*"));
        Assert.Equal("Application/PDF", part.ContentType.MimeType);
        Assert.Equal(Encoding.UTF8.CodePage, part.ContentType.CharsetEncoding!.CodePage);
        Assert.False(part.IsAttachment);
    }

    [Theory]
    [InlineData("garbage", "application/octet-stream")]
    [InlineData("text", "application/octet-stream")]
    [InlineData("text/", "application/octet-stream")]
    [InlineData("text/html; garbage", "text/html")]
    [InlineData("text/html garbage", "text/html")]
    [InlineData("/; name=a.txt", "application/octet-stream")]
    public void Broken_content_types_are_recovered(string value, string expected) =>
        Assert.Equal(expected, Mails.Load($"Content-Type: {value}\n\nx").Body!.ContentType.MimeType);

    [Theory]
    [InlineData("base64", "aGVs\n bG8=", "hello")]
    [InlineData("base64", "aGVs!!bG8=aGk=", "hellohi")]
    [InlineData("BASE64 ;", "aGVsbG8", "hel")]
    [InlineData("quoted-printable", "a=3Db=\nc =E9=", "a=bc \xE9")]
    [InlineData("quoted-printable", "a=ZZ==41 =4", "a=ZZ=A ")]
    [InlineData("x-uuencode", "junk\nbegin 644 a.txt\n%:&5L;&\\`\n`\nend\n", "hello")]
    [InlineData("7bit", "a\nb", "a\r\nb")]
    [InlineData("nonsense", "a=3D", "a=3D")]
    public void Content_is_decoded(string encoding, string content, string expected)
    {
        var part = Mails.Load($"Content-Type: application/x\nContent-Transfer-Encoding: {encoding}\n\n{content}").Body!;
        Assert.Equal(expected, Mails.Decode(part));
        using var stream = ((MimePart)part).Content!.Open();
        Assert.Equal(expected, new StreamReader(stream, Encoding.Latin1).ReadToEnd());
    }

    [Theory]
    [InlineData("; charset=iso-8859-15", "\xA4", "€")]
    [InlineData("; charset=windows-1252", "\x80", "€")]
    [InlineData("; charset=shift_jis", "\x83\x65\x83\x58\x83\x67", "テスト")]
    [InlineData("; charset=gb2312", "\xC4\xE3", "你")]
    [InlineData("; charset=ks_c_5601-1987", "\xC7\xD1", "한")]
    [InlineData("; charset=koi8-r", "\xF0", "П")]
    [InlineData("; charset=nobody-knows", "\xC3\xA9", "é")]
    [InlineData("; charset=nobody-knows", "\xE9 x", "é x")]
    [InlineData("", "\xC3\xA9", "é")]
    [InlineData("", "\xE9 x", "é x")]
    [InlineData("; charset=us-ascii", "ok", "ok")]
    public void Text_is_decoded(string parameters, string content, string expected) =>
        Assert.Equal(expected, Mails.Load($"Content-Type: text/plain{parameters}\n\n{content}").TextBody);

    [Fact]
    public void A_character_cut_off_at_the_end_does_not_spoil_the_text() =>
        Assert.Equal("caf\u00E9 noir", Mails.Load("Content-Type: text/plain\n\ncaf\xC3\xA9 noir\xC3").TextBody);

    [Fact]
    public void Html_without_a_charset_parameter_declares_its_own()
    {
        var message = Mails.Load("Content-Type: text/html\n\n<html><head><meta charset=\"windows-1251\"></head><body>\xCF\xF0</body></html>");
        Assert.Contains("Пр", message.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public void Flowed_text_is_joined()
    {
        var flowed = Mails.Load("Content-Type: text/plain; format=flowed\n\nHello \nworld\n> quoted \n> too\n -stuffed\n");
        Assert.Equal("Hello world\n> quoted too\n-stuffed\n", Mails.Lines(flowed.TextBody));

        var deleted = Mails.Load("Content-Type: text/plain; format=flowed; delsp=yes\n\nHel \nlo\n");
        Assert.Equal("Hello\n", Mails.Lines(deleted.TextBody));
        Assert.True(((TextPart)deleted.Body!).IsFlowed);
    }

    [Fact]
    public void Tnef_stays_an_attachment()
    {
        var part = Mails.Load("Content-Type: application/ms-tnef; name=winmail.dat\nContent-Disposition: attachment\n\nx").Body;
        Assert.Equal("winmail.dat", Assert.IsType<TnefPart>(part).FileName);
    }

    [Fact]
    public void Dispositions_have_their_values()
    {
        var disposition = ContentDisposition.Parse("inline; size=42; creation-date=\"Thu, 05 Mar 2026 10:20:30 +0100\"");

        Assert.False(disposition.IsAttachment);
        Assert.Equal(42, disposition.Size);
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 10, 20, 30, TimeSpan.FromHours(1)), disposition.CreationDate);
        Assert.Throws<ArgumentException>(() => new ContentDisposition("a b"));
    }
}
