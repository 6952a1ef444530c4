using System.Text;
using Platform.Tests.Mail;

namespace Platform.Tests.EndToEnd;

/// <summary>What a file says is asked about, and counts only after the customer's own yes.</summary>
[Collection("processes")]
public sealed class AttachmentTests
{
    [Fact]
    public async Task An_order_number_in_an_invoice_is_asked_about_and_never_relied_on()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var first = await platform.PostAsync(WithPdf("m1", "Hello, where is my order?", "Invoice 77", "Order number: 12345", "E-mail: john@example.com"));
        var thread = await platform.SettledAsync(first.Thread!);

        Assert.Contains("order 12345. Is that the order", thread.Deliveries[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(thread.Conversation.Slots, slot => slot.Value is "12345" or "john@example.com");
        Assert.Empty(thread.Conversation.Tries);
        Assert.Equal("invoice.pdf", Assert.Single(thread.Turns[0].Attachments).FileName);

        await platform.PostAsync(TestMail.Create("m2", "Yes", inReplyTo: thread.Deliveries[0].ReplyId));
        thread = await platform.SettledAsync(first.Thread!);
        Assert.Contains(thread.Conversation.Slots, slot => slot.Value == "12345");
        Assert.Equal("CustomerEmail", thread.Conversation.Asked);
        Assert.Empty(thread.Conversation.Verifications);
    }

    [Fact]
    public async Task After_a_no_the_number_is_asked_plainly()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var first = await platform.PostAsync(WithPdf("m1", "Hello, where is my order?", "Order number: 12345"));
        var thread = await platform.SettledAsync(first.Thread!);

        await platform.PostAsync(TestMail.Create("m2", "No", inReplyTo: thread.Deliveries[0].ReplyId));
        thread = await platform.SettledAsync(first.Thread!);
        Assert.Equal("OrderNumber", thread.Conversation.Asked);
        Assert.DoesNotContain("12345", thread.Deliveries[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_gets_the_file_as_it_was_sent_and_only_through_its_thread()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var first = await platform.PostAsync(WithPdf("m1", "Hello, where is my order?", "Invoice 77"));
        var other = await platform.PostAsync(TestMail.Create("m2", "Hello, where is my order?", "bea@example.com", "Another"));
        var attachment = Assert.Single((await platform.SettledAsync(first.Thread!)).Turns[0].Attachments);

        using var got = await platform.Http.GetAsync($"/v1/threads/{first.Thread}/attachments/{attachment.ContentHash}");
        Assert.Equal(TestPdf.Create(["Invoice 77"]), await got.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/octet-stream", got.Content.Headers.ContentType!.MediaType);
        Assert.Equal("invoice.pdf", got.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal("nosniff", Assert.Single(got.Headers.GetValues("X-Content-Type-Options")));

        using var elsewhere = await platform.Http.GetAsync($"/v1/threads/{other.Thread}/attachments/{attachment.ContentHash}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    private static byte[] WithPdf(string id, string text, params string[] lines) => Encoding.ASCII.GetBytes(
        $"From: Ann Other <ann@example.com>\r\nTo: support@shop.example\r\nSubject: A question\r\nDate: Fri, 20 Nov 2026 10:00:00 +0000\r\nMessage-ID: <{id}@mail.example.com>\r\nMIME-Version: 1.0\r\n"
        + $"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n{text}\r\n--b\r\nContent-Type: application/pdf; name=invoice.pdf\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + $"{Convert.ToBase64String(TestPdf.Create(lines), Base64FormattingOptions.InsertLineBreaks)}\r\n--b--\r\n");
}
