using Microsoft.Extensions.DependencyInjection;
using Platform.Gateway.Intake;
using Platform.Quarantine;
using Platform.Threads;
using Xunit.Abstractions;

namespace Platform.Tests.EndToEnd;

/// <summary>Two thousand broken mails through the whole platform: each is answered, ignored by rule, or quarantined with a reason; none is lost.</summary>
[Collection("processes")]
public sealed class MutatedMailTests(ITestOutputHelper output)
{
    private const int Mails = 2_000;

    [Fact]
    public async Task Every_mutated_mail_is_accounted_for()
    {
        await using var platform = await PlatformFixture.StartAsync();
        var services = platform.Host.Services;
        var intake = services.GetRequiredService<MailIntake>();
        var originals = Directory.GetFiles(Path.Combine(PlatformFixture.Samples, "mails"), "*.eml").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        var random = new Random(20261121);
        var outcomes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var number = 0; number < Mails; number++)
        {
            var mail = Mutate(originals[number % originals.Count], random);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var receipt = await intake.AcceptAsync(mail, MailSource.Http, patience.Token);
            outcomes[receipt.Class] = outcomes.GetValueOrDefault(receipt.Class) + 1;
            if (receipt.Thread is null)
            {
                Assert.NotEmpty(receipt.Reason);
                Assert.Equal(mail, await services.GetRequiredService<IQuarantine>().FindContentAsync(receipt.Quarantine!));
            }
            else
            {
                Assert.NotNull(await services.GetRequiredService<IThreadLog>().FindHeadAsync(receipt.Thread));
            }
        }

        var log = services.GetRequiredService<IThreadLog>();
        await Wait.UntilAsync("nothing pending", async () => (await log.ListPendingAsync(DateTimeOffset.MaxValue, 1)).Count == 0);
        Assert.Equal(Mails, outcomes.Values.Sum());
        output.WriteLine(string.Join(", ", outcomes.OrderByDescending(outcome => outcome.Value).Select(outcome => $"{outcome.Key} {outcome.Value}")));
    }

    /// <summary>One to four of: bytes flipped, a slice cut, doubled or moved, the end lost, line ends changed, noise put in.</summary>
    private static byte[] Mutate(byte[] original, Random random)
    {
        var mail = original.ToList();
        for (var change = random.Next(1, 5); change > 0 && mail.Count > 0; change--)
        {
            var at = random.Next(mail.Count);
            var length = Math.Min(random.Next(1, 200), mail.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    mail[at] = (byte)random.Next(256);
                    break;
                case 1:
                    mail.RemoveRange(at, length);
                    break;
                case 2:
                    mail.InsertRange(random.Next(mail.Count), mail.GetRange(at, length));
                    break;
                case 3:
                    mail.RemoveRange(at, mail.Count - at);
                    break;
                case 4:
                    mail = [.. mail.Where(value => value != (byte)'\r')];
                    break;
                default:
                    var noise = new byte[length];
                    random.NextBytes(noise);
                    mail.InsertRange(at, noise);
                    break;
            }
        }

        return [.. mail];
    }
}
