using System.Globalization;
using MimeKit;
using Platform.Gateway.Commands;
using Platform.Gateway.Scripts;

namespace Platform.Tests.EndToEnd;

/// <summary>
/// Two platforms, an out-of-office robot, a mailer-daemon and ticket systems that answer everything, wired to one another for a day:
/// at most one automatic mail of ours for each peer, then silence.
/// </summary>
[Collection("processes")]
public sealed class RobotTests
{
    private const string Ours = "support@shop.example";
    private const string Other = "help@other.example";
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Robots_get_one_automatic_mail_at_most_and_then_silence()
    {
        var time = new OffsetTime();
        time.Set(Start);
        await using var shop = await StartAsync(time, Ours);
        await using var other = await StartAsync(time, Other);
        var world = new World(time, new() { [Ours] = shop, [Other] = other });
        world.Robots["away@example.com"] = mail => World.Answer(mail, "away@example.com", "I am out of the office until Monday.", "Auto-Submitted: auto-replied");
        world.Robots["fast@tickets.example"] = mail => World.Answer(mail, "fast@tickets.example", $"Hello, ticket {mail.MessageId!.Length} about your mail has been opened in our system.");
        world.Robots["slow@tickets.example"] = mail => World.Answer(mail, "slow@tickets.example", $"Thank you for contacting us. We have received your request, ticket number {mail.MessageId!.Length}.");
        world.Delays["slow@tickets.example"] = TimeSpan.FromMinutes(7);
        world.Robots["gone@example.com"] = World.Bounce;
        foreach (var peer in (string[])["away@example.com", "fast@tickets.example", "slow@tickets.example", "gone@example.com", Other])
        {
            world.Send(World.Write(peer, Ours, "Where is my order? I cannot find it anywhere."), Start);
        }

        await world.RunAsync(Start.AddHours(24));

        Assert.All(world.Sent.GroupBy(mail => (mail.From, mail.To)), mails => Assert.True(mails.Count() <= 1, $"{mails.Key} got {mails.Count()} automatic mails"));
        Assert.Contains(world.Sent, mail => mail.To == "away@example.com");
        Assert.InRange(world.Sent.Count, 1, 6);
    }

    private static Task<PlatformFixture> StartAsync(OffsetTime time, string address) => PlatformFixture.StartAsync(
        settings: new() { ["Platform:Mail:SupportAddress"] = address }, configure: builder => DemoCommand.Configure(builder, time));

    /// <summary>Carries mails between the platforms and the robots; time jumps to the next mail.</summary>
    private sealed class World(OffsetTime time, Dictionary<string, PlatformFixture> platforms)
    {
        private readonly PriorityQueue<MimeMessage, DateTimeOffset> _due = new();
        private int _number;
        private readonly HashSet<string> _collected = new(StringComparer.Ordinal);

        public Dictionary<string, Func<MimeMessage, MimeMessage?>> Robots { get; } = [];

        public Dictionary<string, TimeSpan> Delays { get; } = [];

        public List<(string From, string To)> Sent { get; } = [];

        public static MimeMessage Write(string from, string to, string text, params string[] headers)
        {
            var mail = new MimeMessage { Subject = "Order", Body = new TextPart("plain") { Text = text } };
            mail.From.Add(MailboxAddress.Parse(from));
            mail.To.Add(MailboxAddress.Parse(to));
            foreach (var header in headers)
            {
                mail.Headers.Add(header.Split(": ")[0], header.Split(": ")[1]);
            }

            return mail;
        }

        public static MimeMessage Answer(MimeMessage mail, string from, string text, params string[] headers)
        {
            var answer = Write(from, ReturnTo(mail), text, headers);
            answer.Subject = $"Re: {mail.Subject}";
            answer.InReplyTo = mail.MessageId;
            answer.References.Add(mail.MessageId!);
            return answer;
        }

        public static MimeMessage Bounce(MimeMessage mail)
        {
            var bounce = Answer(mail, "mailer-daemon@example.com", "The address was not found: 550 5.1.1 user unknown.", "Auto-Submitted: auto-replied", "Return-Path: <>");
            bounce.Subject = "Undelivered Mail Returned to Sender";
            return bounce;
        }

        public void Send(MimeMessage mail, DateTimeOffset at)
        {
            mail.MessageId = string.Create(CultureInfo.InvariantCulture, $"{at.Ticks}.{++_number}@robots.example");
            mail.Date = at;
            _due.Enqueue(mail, at);
        }

        public async Task RunAsync(DateTimeOffset until)
        {
            while (_due.TryDequeue(out var mail, out var at) && at < until)
            {
                time.Set(at);
                var to = ((MailboxAddress)mail.To[0]).Address;
                if (platforms.FirstOrDefault(platform => Untag(to) == platform.Key) is { Value: { } platform })
                {
                    var receipt = await platform.PostAsync(Bytes(mail));
                    await platform.SettledAsync(receipt.Thread!);
                    Collect(platform, at);
                }
                else if (Robots.TryGetValue(to, out var robot) && robot(mail) is { } answer)
                {
                    Send(answer, at + Delays.GetValueOrDefault(to, TimeSpan.FromSeconds(2)));
                }
            }
        }

        private void Collect(PlatformFixture platform, DateTimeOffset at)
        {
            foreach (var file in Directory.GetFiles(platform.Host.Outbox).Where(_collected.Add))
            {
                var reply = MimeMessage.Load(file);
                var to = ((MailboxAddress)reply.To[0]).Address;
                Sent.Add((((MailboxAddress)reply.From[0]).Address, to));
                _due.Enqueue(reply, at.AddSeconds(1));
            }
        }

        private static string ReturnTo(MimeMessage mail) => ((MailboxAddress)(mail.ReplyTo.Count > 0 ? mail.ReplyTo[0] : mail.From[0])).Address;

        private static string Untag(string address) =>
            address.IndexOf('+', StringComparison.Ordinal) is > 0 and var plus ? address[..plus] + address[address.IndexOf('@', StringComparison.Ordinal)..] : address;

        private static byte[] Bytes(MimeMessage mail)
        {
            using var bytes = new MemoryStream();
            mail.WriteTo(bytes);
            return bytes.ToArray();
        }
    }
}
