using System.Net;
using System.Net.Http.Json;
using Platform.Agents;
using Platform.Gateway.Api;
using Platform.Returns;
using Platform.Tests.EndToEnd;
using Platform.Tests.Storage;
using Platform.Threads;
using Platform.Understanding;

namespace Platform.Tests.Returns;

/// <summary>Returns over mail and over the API, against the whole platform.</summary>
[Collection("processes")]
public sealed class ReturnFlowTests
{
    private const string Angela = "angela86@example.net";

    // Order 12103 of the demo shop was delivered on 25 September, order 12278 on 9 November 2026.
    private static readonly DateTimeOffset AfterHeadphones = new(2026, 9, 28, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset AfterDress = new(2026, 11, 14, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_defective_article_is_returned_over_mail()
    {
        await using var platform = await ReturnPlatform.StartAsync(AfterHeadphones);

        var thread = await platform.SayAsync("r1", Angela, "I want to return the headphones from order 12103, they are defective. The e-mail is angela86@example.net.");
        Assert.Equal(SlotNames.PaymentLast4, thread.Conversation.Asked);
        Assert.DoesNotContain("Aurelia", thread.Deliveries[^1].Text, StringComparison.Ordinal);

        thread = await platform.SayAsync("r2", Angela, "5862", thread);
        Assert.Equal(3, thread.Conversation.LevelFor(Angela, "12103"));
        if (thread.Conversation.Asked == QuestionNames.ExchangeOrRefund)
        {
            Assert.Contains("Aurelia 500 Over-Ear Headphones", thread.Deliveries[^1].Text, StringComparison.Ordinal);
            thread = await platform.SayAsync("r3", Angela, "No, thank you.", thread);
        }

        var opened = await OpenedAsync(platform, thread);
        Assert.Equal(("12103", "EL-1002", "Defective", ReturnStatus.Confirmed), (opened.Opening.OrderNumber, opened.Opening.Sku, opened.Opening.Reason, opened.Status));
        Assert.All(thread.Turns, turn => Assert.Empty(turn.Withheld));
        Assert.Contains("free of charge", thread.Deliveries[^1].Text, StringComparison.Ordinal);
        var notice = Assert.Single(platform.Notices.Sent);
        Assert.Equal((Angela, "en", opened.Label), (notice.Email, notice.Language, notice.Attachment));
        var label = await platform.Http.GetByteArrayAsync($"/v1/documents/{opened.Label}");
        Assert.True(label.AsSpan().StartsWith("%PDF"u8));
        Assert.Equal(label, platform.Attachments()[opened.Label!]);

        // Once more, in another thread: the same return.
        var again = await platform.SayAsync("r9", Angela, "I want to return the headphones from order 12103, they are defective. The e-mail is angela86@example.net.", subject: "Broken");
        Assert.NotEqual(thread.Thread.ThreadId, again.Thread.ThreadId);
        again = await platform.SayAsync("r10", Angela, "5862", again);
        Assert.Contains(opened.Opening.Rma, again.Deliveries[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(again.Jobs, job => job.Kind.StartsWith("returns.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_french_customer_chooses_the_article_by_its_number()
    {
        const string antoine = "antoine.guerin@example.com";
        await using var platform = await ReturnPlatform.StartAsync(AfterDress);

        var thread = await platform.SayAsync("f1", antoine, "Bonjour, je voudrais retourner un article de ma commande 12278, j'ai changé d'avis. Mon e-mail est antoine.guerin@example.com.");
        Assert.Equal(SlotNames.PaymentLast4, thread.Conversation.Asked);
        thread = await platform.SayAsync("f2", antoine, "0369", thread);
        Assert.Equal(ReturnQuestions.Item, thread.Conversation.Asked);
        Assert.Contains("2) Wrap Midi Dress", thread.Deliveries[^1].Text, StringComparison.Ordinal);
        thread = await platform.SayAsync("f3", antoine, "2", thread);
        Assert.Equal(QuestionNames.ExchangeOrRefund, thread.Conversation.Asked);
        thread = await platform.SayAsync("f4", antoine, "Non merci", thread);

        var opened = await OpenedAsync(platform, thread);
        Assert.Equal(("CL-2017", "Refund", 9.95m, "fr"), (opened.Opening.Sku, opened.Opening.Resolution, opened.Opening.LabelFee, opened.Opening.Language));
        Assert.Contains("remboursement", thread.Deliveries[^1].Text, StringComparison.Ordinal);
        Assert.Contains("$9.95", thread.Deliveries[^1].Text, StringComparison.Ordinal);
        Assert.Equal("fr", Assert.Single(platform.Notices.Sent).Language);
        Assert.Equal([opened.Label], platform.Attachments().Keys);
    }

    [Fact]
    public async Task A_case_goes_on_where_it_was_interrupted_and_outlives_the_process()
    {
        using var folder = new TempFolder();
        var opening = GivenReturn.Opening(email: Angela, order: "12103");
        await using (var platform = await ReturnPlatform.StartAsync(AfterHeadphones, folder.Path))
        {
            platform.Notices.FailNext(1);
            var grain = platform.Grains.GetGrain<IReturnCaseGrain>(opening.Rma);
            await Assert.ThrowsAnyAsync<Exception>(() => grain.Open(opening));
            Assert.Equal(ReturnStatus.LabelMade, (await grain.Get())!.Status);

            await grain.Open(opening);
            await grain.Open(opening);
            Assert.Single(platform.Notices.Sent);
            var received = await platform.Http.PostAsync($"/v1/returns/{opening.Rma.ToLowerInvariant()}/received?name=ana", null);
            Assert.Equal(HttpStatusCode.OK, received.StatusCode);
        }

        await using var next = await ReturnPlatform.StartAsync(AfterHeadphones.AddDays(9), folder.Path);
        var kept = await next.Http.GetFromJsonAsync<ReturnCase>($"/v1/returns/{opening.Rma}", PlatformJson.Options);
        Assert.Equal([ReturnStatus.Opened, ReturnStatus.LabelMade, ReturnStatus.Confirmed, ReturnStatus.Received], kept!.History.Select(step => step.Status));
        Assert.Equal(opening, kept.Opening);
        await next.Grains.GetGrain<IReturnCaseGrain>(opening.Rma).Open(opening);
        Assert.Empty(next.Notices.Sent);

        foreach (var _ in (int[])[1, 2])
        {
            Assert.Equal(HttpStatusCode.OK, (await next.Http.PostAsync($"/v1/returns/{opening.Rma}/refunded?name=ben", null)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Conflict, (await next.Http.PostAsync($"/v1/returns/{opening.Rma}/exchanged?name=ben", null)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await next.Http.PostAsync($"/v1/returns/{opening.Rma}/refunded", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await next.Http.GetAsync("/v1/returns/RMA-00000000")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await next.Http.GetAsync("/v1/returns/nonsense")).StatusCode);
        Assert.Equal(5, (await next.Grains.GetGrain<IReturnCaseGrain>(opening.Rma).Get())!.History.Length);
    }

    [Fact]
    public async Task Of_two_returns_of_one_item_the_first_counts_and_both_are_told_its_number()
    {
        await using var platform = await ReturnPlatform.StartAsync(AfterHeadphones);
        var first = GivenReturn.Opening("RMA-AAAAAAAA", Angela, order: "12103");
        var second = GivenReturn.Opening("RMA-BBBBBBBB", Angela, order: "12103");

        await platform.Grains.GetGrain<IReturnCaseGrain>(first.Rma).Open(first);
        await platform.Grains.GetGrain<IReturnCaseGrain>(second.Rma).Open(second);
        await platform.Grains.GetGrain<IReturnCaseGrain>(second.Rma).Open(second);

        Assert.Equal(first.Rma, (await platform.Grains.GetGrain<IReturnCaseGrain>(second.Rma).Get())!.SupersededBy);
        Assert.Equal(2, platform.Notices.Sent.Count);
        Assert.All(platform.Notices.Sent, notice => Assert.Contains(notice.Values, value => value.Value == first.Rma));
        Assert.All(platform.Notices.Sent, notice => Assert.Equal("RMA-AAAAAAAA.pdf", notice.Attachment));
    }

    private static async Task<ReturnCase> OpenedAsync(ReturnPlatform platform, ThreadView thread)
    {
        Assert.True(thread.Jobs.Any(job => job.Kind == ReturnOpening.JobKind), thread.Deliveries[^1].Text);
        var rma = thread.Facts.SelectMany(turn => turn.Facts).Single(fact => fact.Source.StartsWith("returns/", StringComparison.Ordinal)).Source["returns/".Length..];
        Assert.Contains(rma, thread.Deliveries[^1].Text, StringComparison.Ordinal);
        ReturnCase? opened = null;
        await Wait.UntilAsync($"return {rma} to be confirmed", async () =>
            (opened = await platform.Grains.GetGrain<IReturnCaseGrain>(rma).Get())?.Status == ReturnStatus.Confirmed);
        return opened!;
    }
}
