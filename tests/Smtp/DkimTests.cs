using System.Security.Cryptography;
using System.Text;
using Platform.Outgoing;
using Platform.Silo.Adapters.Dkim;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;
using Platform.Tests.Support;
using Platform.Tests.Threads;

namespace Platform.Tests.Smtp;

/// <summary>Signatures, checked by a verifier of our own and by dkimpy, which knows nothing of us.</summary>
public sealed class DkimTests : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private const string DkimPy = "/usr/lib/python3/dist-packages/dkim/__init__.py";

    private readonly TempFolder _folder = new();
    private readonly RSA _key = RSA.Create(2048);
    private readonly DkimTransport _transport;

    public DkimTests()
    {
        var options = new DkimOptions { Domain = "shop.example", Selector = "s1", PrivateKeyFile = _folder.Combine("key.pem") };
        File.WriteAllText(options.PrivateKeyFile, _key.ExportRSAPrivateKeyPem());
        _transport = new(new RecordingTransport(), options);
    }

    private static byte[] Mail => MailComposer.Compose(
        Given.Reply(1) with { Text = "Hello John,\n\n  two  blanks\n.dot\nGr\u00fc\u00dfe\n\n\n", Subject = "Re: Where  is my \u00f6rder? " + new string('x', 90) }, new MailOptions());

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_signed_mail_verifies_and_is_otherwise_unchanged()
    {
        var signed = _transport.Sign(Mail);

        Assert.Null(DkimCheck.ProblemWith(signed, _key));
        var text = Encoding.UTF8.GetString(signed);
        Assert.EndsWith(Encoding.UTF8.GetString(Mail), text, StringComparison.Ordinal);
        Assert.StartsWith("DKIM-Signature: ", text, StringComparison.OrdinalIgnoreCase);
        Assert.All(text.Split("\r\n"), line => Assert.True(line.Length <= 998));
    }

    [Fact]
    public void The_same_mail_gives_the_same_bytes() => Assert.Equal(_transport.Sign(Mail), _transport.Sign(Mail));

    [Fact]
    public void The_signature_is_of_the_mails_own_date_and_covers_what_may_not_be_added()
    {
        var tags = DkimCheck.Tags(Header(_transport.Sign(Mail)));

        Assert.Equal($"{Given.Reply(1).DecidedAt.ToUnixTimeSeconds()}", tags["t"]);
        Assert.Equal(("1", "rsa-sha256", "shop.example", "s1", "relaxed/relaxed"), (tags["v"], tags["a"], tags["d"], tags["s"], tags["c"]));
        var names = tags["h"].Split(':').ToLookup(name => name);
        Assert.All(["from", "to", "subject", "date", "message-id", "in-reply-to", "references", "reply-to"], name => Assert.Equal(2, names[name].Count()));
        Assert.All(["list-unsubscribe", "list-unsubscribe-post", "cc"], name => Assert.Single(names[name]));
    }

    [Theory]
    [InlineData("Subject: ", "Subject: x")]
    [InlineData("\r\nFrom: ", "\r\nFrom: <evil@example.com>\r\nFrom: ")]
    [InlineData("\r\nMIME-Version:", "\r\nList-Unsubscribe: <https://evil.example>\r\nMIME-Version:")]
    [InlineData("\r\nMIME-Version:", "\r\nCc: evil@example.com\r\nMIME-Version:")]
    [InlineData("Hello", "Hallo")]
    public void What_is_changed_or_added_breaks_the_signature(string before, string after)
    {
        var changed = Encoding.Latin1.GetString(_transport.Sign(Mail)).Replace(before, after, StringComparison.Ordinal);
        Assert.NotNull(DkimCheck.ProblemWith(Encoding.Latin1.GetBytes(changed), _key));
    }

    [Fact]
    public void Other_folding_and_trailing_blanks_do_not_break_it()
    {
        var changed = Encoding.Latin1.GetString(_transport.Sign(Mail))
            .Replace("Subject: Re: Where", "subject:Re:\r\n  Where", StringComparison.Ordinal)
            .Replace("\r\nMIME-Version: 1.0", "\r\nmime-version:1.0 ", StringComparison.Ordinal) + "\r\n\r\n";
        Assert.Null(DkimCheck.ProblemWith(Encoding.Latin1.GetBytes(changed), _key));
    }

    [NeedsProgramsFact("python3-dkim", Python, DkimPy)]
    public async Task Dkimpy_verifies_it()
    {
        var mail = _folder.Combine("mail.eml");
        await File.WriteAllBytesAsync(mail, _transport.Sign(Mail));
        var record = $"v=DKIM1; k=rsa; p={Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo())}";
        var script = $"""
            import dkim, sys
            asked = []
            def answer(name, timeout=5):
                asked.append(name)
                return b"{record}"
            good = dkim.verify(open("{mail}", "rb").read(), dnsfunc=answer)
            bad = dkim.verify(open("{mail}", "rb").read().replace(b"Re: Where", b"Re: There"), dnsfunc=answer)
            print(good, bad, asked[0].decode())
            """;
        Assert.Equal("True False s1._domainkey.shop.example.", (await Command.RunAsync(Python, ["-"], script)).Trim());
    }

    private static string Header(byte[] mail) => Encoding.Latin1.GetString(mail).Split("\r\nFrom:")[0];
}
