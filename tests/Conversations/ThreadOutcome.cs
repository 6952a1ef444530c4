using System.Globalization;
using System.Net.Http.Json;
using MimeKit;
using Microsoft.Extensions.DependencyInjection;
using Platform.Customers;
using Platform.Gateway.Api;
using Platform.Offers;
using Platform.Tests.EndToEnd;

namespace Platform.Tests.Conversations;

/// <summary>What a conversation has come to, without what differs between two lives of it (the thread's id, moments): one line for each thing, so that a difference can be read.</summary>
internal static class ThreadOutcome
{
    /// <summary>The state of the thread: what it knows, what it waits for, what was proved.</summary>
    public static IReadOnlyList<string> State(ThreadView thread)
    {
        var conversation = thread.Conversation;
        return
        [
            $"status {thread.Thread.Status}",
            $"messages {thread.Thread.Messages}, turns {thread.Thread.Turns}, replies {thread.Thread.Replies}",
            $"language {conversation.Language}",
            $"asked {conversation.Asked ?? "nothing"}",
            $"customer {conversation.CustomerEmail}",
            string.Create(CultureInfo.InvariantCulture, $"sentiment {conversation.Sentiment:0.000}"),
            $"lead score {conversation.LeadScore}",
            .. conversation.Slots.Select(slot => $"slot {slot.Name} {slot.Value}").Distinct().Order(StringComparer.Ordinal),
            .. conversation.Verifications.Select(proved => $"level {proved.Level} for {proved.OrderNumber}"),
            .. conversation.Frames.Select(frame => $"open {frame.Intent}, asks {frame.Asks ?? "nothing"}"),
            .. thread.Jobs.Select(job => $"turn {job.Turn} {job.Kind} {(job.DoneAt is null ? "open" : "done")}"),
            .. thread.Facts.SelectMany(facts => facts.Facts.Select(fact => $"turn {facts.Turn} told {fact.Source.Replace(thread.Thread.ThreadId, "THREAD", StringComparison.Ordinal)}")),
        ];
    }

    /// <summary>What it has left in the world for a customer: consent, lead with score, sequence, points, promised prices.</summary>
    public static async Task<IReadOnlyList<string>> EffectsAsync(PlatformFixture platform, string customer, DateTimeOffset offersHoldAt)
    {
        var id = CustomerIds.FromAddress(customer);
        var profile = (await platform.Http.GetFromJsonAsync<CustomerProfile>($"/v1/customers/{customer}", PlatformJson.Options))!;
        var lead = (await platform.Http.GetFromJsonAsync<LeadView>($"/v1/leads/{id}", PlatformJson.Options))!;
        var offers = await platform.Host.Services.GetRequiredService<IOfferStore>().ListAsync(id, offersHoldAt);
        return
        [
            .. profile.Consents.Select(consent => $"consent {consent.Grant.Purpose} by {consent.Grant.Wording}, {(consent.WithdrawnAt is null ? "holds" : "withdrawn")}"),
            $"lead of {lead.Lead.Email}, {lead.Lead.FirstName} {lead.Lead.LastName}, {lead.Lead.Preference}, {string.Join('+', lead.Lead.Interests)}, {lead.Lead.Queue}",
            $"score {lead.Lead.Score.Total} {lead.Lead.Score.Band}: {string.Join(", ", lead.Lead.Score.Points.Select(points => $"{points.Component} {points.Points}"))}",
            $"loyalty {lead.Loyalty?.Points} {lead.Loyalty?.Tier}",
            .. lead.Waiting.Select(timer => $"waits {timer.Id}").Order(StringComparer.Ordinal),
            .. offers.Select(offer => string.Create(CultureInfo.InvariantCulture, $"offer {offer.Title()} at {offer.Total():0.00} for {offer.ListGoods():0.00}, order {offer.OrderNumber}")),
        ];
    }

    /// <summary>Subjects and recipients of the mails in the outbox, and how often each is there.</summary>
    public static IReadOnlyList<string> Mails(PlatformFixture platform) =>
    [
        .. Directory.GetFiles(platform.Host.Outbox).Select(file => MimeMessage.Load(file)).Select(mail => $"mail '{mail.Subject}' to {mail.To}")
            .GroupBy(mail => mail).Select(same => $"{same.Key}, {same.Count()} times").Order(StringComparer.Ordinal),
    ];
}
