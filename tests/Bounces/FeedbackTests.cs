using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Platform.Bounces;
using Platform.Gateway.Api;
using Platform.Jobs;
using Platform.Mail;
using Platform.Notifications;
using Platform.Suppressions;
using Platform.Tests.EndToEnd;

namespace Platform.Tests.Bounces;

/// <summary>What the tests of bounces and complaints share: a platform, and what its API tells.</summary>
public abstract class FeedbackTests(FeedbackPlatform shared)
{
    private protected PlatformFixture Server => shared.Platform;

    private protected IGrainFactory Grains => Server.Host.Services.GetRequiredService<IGrainFactory>();

    private protected ISuppressionList List => Server.Host.Services.GetRequiredService<ISuppressionList>();

    private protected static int Number { get; set; }

    private protected async Task<(string Thread, string Reply)> AskAsync(string email, string subject = "A question")
    {
        var receipt = await Server.PostAsync(TestMail.Create($"{email.Split('@')[0]}-{Number++}", "How long do I have to return something?", email, subject));
        return (receipt.Thread!, Assert.Single((await Server.SettledAsync(receipt.Thread!)).Deliveries).ReplyId);
    }

    private protected async Task<DeliveryView> GetDeliveryAsync(string id) =>
        (await Server.Http.GetFromJsonAsync<DeliveryView>($"/v1/deliveries/{Uri.EscapeDataString(id)}", PlatformJson.Options))!;

    private protected async Task<SuppressionView> SuppressionAsync(string email) =>
        (await Server.Http.GetFromJsonAsync<SuppressionView>($"/v1/suppressions/{Uri.EscapeDataString(email)}", PlatformJson.Options))!;

    private protected async Task<List<FeedbackEntry>> IgnoredAsync() =>
        [.. (await Server.Http.GetFromJsonAsync<FeedbackPage>("/v1/feedback?ignored=true", PlatformJson.Options))!.Entries.Select(one => one.Entry)];

    private protected async Task<int> CountAsync(string thread, string name) =>
        (await Server.Http.GetFromJsonAsync<List<TimelineEntry>>($"/v1/threads/{thread}/timeline", PlatformJson.Options))!.Count(entry => entry.Event == name);

    private protected Task RunAsync(Notification notification) => RunAsync(NotificationJobs.Send(notification));

    private protected Task RunAsync(Job job) => Grains.GetGrain<IJobGrain>(job.Id).Run(job);
}
