using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Platform.Gateway.Api;
using Platform.Gateway.Commands;
using Platform.Gateway.Scripts;
using Platform.Jobs;
using Platform.Notifications;
using Platform.Tests.EndToEnd;

namespace Platform.Tests.Returns;

/// <summary>The whole platform on a day of its own, with what it would send at hand.</summary>
internal sealed class ReturnPlatform : IAsyncDisposable
{
    private readonly PlatformFixture _platform;

    private ReturnPlatform(PlatformFixture platform, RecordedNotices notices)
    {
        _platform = platform;
        Notices = notices;
    }

    public RecordedNotices Notices { get; }

    public HttpClient Http => _platform.Http;

    public IGrainFactory Grains => _platform.Host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<ReturnPlatform> StartAsync(DateTimeOffset now, string? folder = null)
    {
        var notices = new RecordedNotices();
        var time = new OffsetTime();
        time.Set(now);
        return new(await PlatformFixture.StartAsync(folder, configure: builder =>
        {
            DemoCommand.Configure(builder, time);
            builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(NotificationHandler)));
            builder.Services.AddSingleton<IJobHandler>(provider =>
            {
                notices.Next = new NotificationHandler(provider.GetRequiredService<IGrainFactory>());
                return notices;
            });
        }), notices);
    }

    /// <summary>Sends a mail of a customer and waits for what comes of it.</summary>
    public async Task<ThreadView> SayAsync(string id, string from, string text, ThreadView? before = null, string subject = "A return")
    {
        var receipt = await _platform.PostAsync(TestMail.Create(id, text, from, subject, inReplyTo: before?.Deliveries[^1].ReplyId));
        return await _platform.SettledAsync(receipt.Thread!);
    }

    /// <summary>The attachments of the mails that went out, by name.</summary>
    public Dictionary<string, byte[]> Attachments()
    {
        var attachments = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(_platform.Host.Outbox))
        {
            using var stream = File.OpenRead(file);
            foreach (var part in MimeMessage.Load(stream).Attachments.OfType<MimePart>())
            {
                using var bytes = new MemoryStream();
                part.Content!.DecodeTo(bytes);
                attachments.Add(part.FileName ?? "", bytes.ToArray());
            }
        }

        return attachments;
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();
}
