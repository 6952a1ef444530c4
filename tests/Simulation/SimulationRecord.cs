using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Platform.Callbacks;
using Platform.Customers;
using Platform.Deliveries;
using Platform.Gateway.Hosting;
using Platform.Leads;
using Platform.Loyalty;
using Platform.Notifications;
using Platform.Offers;
using Platform.Outgoing;
using Platform.Purchases;
using Platform.Shop;
using Platform.Silo.Adapters.Sqlite;
using Platform.Threads;
using Platform.Workflows;

namespace Platform.Tests.Simulation;

/// <summary>What a simulation has left: the schedule's rows, the runs that were written down, the mails, and the states.</summary>
internal sealed class SimulationRecord
{
    private static readonly TimeOnly Ten = new(10, 0);
    private readonly PlatformHost _platform;
    private readonly List<Row> _rows;
    private readonly Dictionary<string, List<DateTimeOffset>> _runs;
    private readonly Dictionary<string, int> _mails;
    private readonly DateTimeOffset _end;

    private SimulationRecord(PlatformHost platform, List<Row> rows, Dictionary<string, List<DateTimeOffset>> runs, Dictionary<string, int> mails, DateTimeOffset end)
    {
        _platform = platform;
        _rows = rows;
        _runs = runs;
        _mails = mails;
        _end = end;
    }

    private IGrainFactory Grains => _platform.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Reads everything.</summary>
    public static async Task<SimulationRecord> ReadAsync(PlatformHost platform, string folder, DateTimeOffset end)
    {
        var rows = await platform.Services.GetRequiredService<SqliteDatabase>().ReadAsync(
            static (session, _) =>
            {
                using var select = session.Use("SELECT id, kind, owner, due_at, done_at, attempts, called_off FROM scheduled_jobs ORDER BY id");
                var read = new List<Row>();
                while (select.Step())
                {
                    read.Add(new(select.GetText(0), select.GetText(1), select.GetText(2), select.GetMoment(3), select.GetMomentOrNull(4), select.GetInt32(5), select.GetInt32(6) == 1));
                }

                return read;
            },
            0);
        var runs = File.ReadLines(SimulationHost.RunsFile(folder)).Select(line => line.Split('\t')).Where(parts => parts.Length == 3)
            .GroupBy(parts => parts[2]).ToDictionary(group => group.Key, group => group.Select(parts => DateTimeOffset.Parse(parts[0], CultureInfo.InvariantCulture)).ToList());
        var mails = Directory.GetFiles(platform.Outbox).Select(MessageId).GroupBy(id => id).ToDictionary(group => group.Key, group => group.Count());
        return new(platform, rows, runs, mails, end);
    }

    /// <summary>Counts by the kind of timer.</summary>
    public string Table()
    {
        var table = new StringBuilder("timer                        entered   done  called off  waiting   runs  put off  latest\n");
        foreach (var kind in _rows.GroupBy(KindOf).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var done = kind.Where(row => row.IsDone).ToList();
            var latest = done.Count == 0 ? TimeSpan.Zero : done.Max(row => row.DoneAt!.Value - row.DueAt);
            table.AppendLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind.Key,-28}{kind.Count(),8}{done.Count,7}{kind.Count(row => row.CalledOff),12}{kind.Count(row => row.DoneAt is null),9}{kind.Sum(row => Runs(row).Count),7}{kind.Sum(row => row.Attempts),9}  {latest:c}"));
        }

        return table.ToString();
    }

    /// <summary>Every timer was run at its moment or after it, once; one that was under way when the process was killed was run again.</summary>
    public void AssertTimers(TimeSpan latest, int mostRepeated)
    {
        Assert.All(_rows.Where(row => row.DueAt <= _end), row => Assert.True(row.DoneAt is not null, $"{row.Id}, due at {row.DueAt:o}, was not done"));
        Assert.All(_rows.Where(row => row.DoneAt is null || row.CalledOff), row => Assert.True(Runs(row).Count == 0 || row.Attempts > 0, $"{row.Id} ran and is not done"));
        Assert.All(_rows.Where(row => row.IsDone), row =>
        {
            Assert.NotEmpty(Runs(row));
            Assert.True(row.Attempts > 0 || Runs(row)[0] >= row.DueAt, $"{row.Id}, due at {row.DueAt:o}, ran at {Runs(row)[0]:o}");
            Assert.True(row.DoneAt - row.DueAt <= latest, $"{row.Id}, due at {row.DueAt:o}, was done at {row.DoneAt:o}");
        });
        Assert.InRange(_rows.Where(row => row.IsDone).Sum(row => Runs(row).Count - 1 - row.Attempts), 0, mostRepeated);
        Assert.All((string[])["marketing/welcome", "marketing/nurture", "marketing/newsletter", "marketing/quarterly", "loyalty/birthday", "loyalty/win-back", "callbacks.remind", "purchases.resume"], kind =>
            Assert.Contains(_rows, row => KindOf(row) == kind && row.IsDone));
    }

    /// <summary>What the timers had to bring about is there once, and nothing is there twice.</summary>
    public async Task AssertEffectsAsync()
    {
        Assert.All(_mails, mail => Assert.Equal(1, mail.Value));
        var outbox = await _platform.Services.GetRequiredService<INotificationOutbox>().ListAsync(new(null, null, 0, false, int.MaxValue));
        Assert.Equal(outbox.Count, outbox.Select(entry => entry.Entry.Id).Distinct().Count());
        foreach (var row in _rows.Where(row => row.IsDone))
        {
            await (row.Kind switch
            {
                SequenceStep.StepKind => AssertStepAsync(row),
                LoyaltyTimer.TimerKind => AssertLoyaltyAsync(row),
                RemindCallbackHandler.RemindKind => AssertReminderAsync(row),
                PurchaseOrder.ResumeKind => AssertPurchaseAsync(row.Id[..row.Id.IndexOf('/', StringComparison.Ordinal)]),
                NotificationJobs.SendKind => AssertToldAsync(row.Id, null, mayBeRefused: true),
                _ => Task.CompletedTask,
            });
        }

        await AssertChainsAsync();
        foreach (var id in await _platform.Services.GetRequiredService<IPurchaseIndex>().ListAsync(null, 500))
        {
            await AssertPurchaseAsync(id);
        }
    }

    /// <summary>Each conversation is one thread in which every message was answered; what is older than the retention goes, and nothing else.</summary>
    public async Task AssertThreadsAsync(IReadOnlyList<SimulatedConversation> conversations)
    {
        var log = _platform.Services.GetRequiredService<IThreadLog>();
        Assert.All(conversations, conversation => Assert.NotNull(conversation.Thread));
        Assert.Equal(conversations.Count, conversations.Select(conversation => conversation.Thread).Distinct().Count());
        foreach (var conversation in conversations)
        {
            var head = (await log.FindHeadAsync(conversation.Thread!))!;
            Assert.Equal((conversation.Messages, (DateTimeOffset?)null), (head.Messages, head.PendingSince));
        }
    }

    private static string KindOf(Row row) => row.Kind is SequenceStep.StepKind or LoyaltyTimer.TimerKind
        ? string.Join('/', row.Id.Split('/')[..2])
        : row.Kind;

    private static string MessageId(string file) => File.ReadLines(file).First(line => line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase))[11..].Trim().Trim('<', '>');

    private static DateTime Local(DateTimeOffset moment, string zone) => TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;

    private List<DateTimeOffset> Runs(Row row) => _runs.GetValueOrDefault(row.Id, []);

    /// <summary>A step of a sequence: at ten o'clock where the customer is, on its day; told if and only if the consent stood.</summary>
    private async Task AssertStepAsync(Row row)
    {
        var lead = (await Grains.GetGrain<ILeadRecordGrain>(row.Owner).Get())!;
        var name = row.Id.Split('/')[1];

        // Who signs up before or after being verified moves between the shop's zone and their own; what was due by then stays due by the clock of before.
        var shop = await _platform.Services.GetRequiredService<IShop>().FindCustomerAsync(lead.Email);
        var clocks = ((string[])[lead.TimeZone, shop?.TimeZone ?? lead.TimeZone, SimulationHost.ShopZone]).Select(zone => Local(row.DueAt, zone)).ToList();
        var local = clocks.Find(clock => TimeOnly.FromDateTime(clock) == Ten) is var ten && ten != default ? ten : clocks[0];
        if (name != SequenceNames.Welcome && row.Attempts == 0)
        {
            Assert.True(TimeOnly.FromDateTime(local) == Ten, $"{row.Id} is due at {local:o} in {lead.TimeZone}");
            Assert.True(name == SequenceNames.Nurture || local.Day == 1, $"{row.Id} is due on {local:o}");
            Assert.True(name != SequenceNames.Quarterly || local.Month % 3 == 1, $"{row.Id} is due on {local:o}");
        }

        if (await ConsentedAsync(row.Owner, Runs(row)[^1]))
        {
            await AssertToldAsync(row.Id, null, await MayBeSuppressedAsync(row));
        }
        else
        {
            await AssertNotToldAsync(row.Id);
        }
    }

    private async Task AssertLoyaltyAsync(Row row)
    {
        var account = (await Grains.GetGrain<ILoyaltyGrain>(row.Owner).Get())!;
        var local = Local(row.DueAt, account.TimeZone);
        Assert.Equal(Ten, TimeOnly.FromDateTime(local));
        if (row.Id.Split('/')[1] == LoyaltyTimer.Birthday)
        {
            Assert.Equal((account.Birthday!.Value.Month, account.Birthday.Value.Day), (local.Month, local.Day));
            var consented = await ConsentedAsync(row.Owner, Runs(row)[^1]);
            Assert.Equal(consented ? 1 : 0, account.Awards.Count(award => award.Reason == LoyaltyReason.Birthday));
            await (consented ? AssertToldAsync(row.Id, null, await MayBeSuppressedAsync(row)) : AssertNotToldAsync(row.Id));
        }
    }

    /// <summary>A reminder: half an hour before the call, if the call stands.</summary>
    private async Task AssertReminderAsync(Row row)
    {
        var id = row.Id[..^"/reminder".Length];
        var call = (await Grains.GetGrain<ICallbackBookGrain>("shop").Find(id))!;
        if (call.Status == CallbackStatus.Booked && call.Start - row.DueAt == TimeSpan.FromMinutes(30))
        {
            // Down at the moment of the call: a reminder after it would be none. A run that was killed before the call and repeated behind it may have told or not.
            var notification = $"{id}/notify-callback-reminder";
            await (Runs(row)[^1] < call.Start ? AssertToldAsync(notification, call.Order.ThreadId, mayBeRefused: false)
                : Runs(row)[0] >= call.Start ? AssertNotToldAsync(notification)
                : Task.CompletedTask);
        }
    }

    private async Task AssertPurchaseAsync(string id)
    {
        var purchase = (await Grains.GetGrain<IPurchaseGrain>(id).Get())!;
        Assert.True(purchase.Status is WorkflowStatus.Done or WorkflowStatus.Undone, $"purchase {id} is {purchase.Status}");
        var held = (await _platform.Services.GetRequiredService<IOfferStore>().ListTakenAsync(purchase.CustomerId)).SingleOrDefault(offer => offer.Id == id);
        Assert.Equal(purchase.Status == WorkflowStatus.Done, held is not null);
        if (held is not null)
        {
            // The price that was promised, and a yes before it expired.
            Assert.Equal(held.Total(), purchase.Total);
            Assert.True(purchase.AcceptedAt < held.ExpiresAt, $"offer {id} was accepted after it had expired");
        }
    }

    /// <summary>A lead's steps are numbered without a gap, and at most one is open.</summary>
    private async Task AssertChainsAsync()
    {
        foreach (var chain in _rows.Where(row => row.Kind == SequenceStep.StepKind).GroupBy(row => row.Owner))
        {
            var numbers = chain.Select(row => int.Parse(row.Id.Split('/')[2], CultureInfo.InvariantCulture)).Order().ToList();
            Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
            var lead = (await Grains.GetGrain<ILeadRecordGrain>(chain.Key).Get())!;
            Assert.Equal(lead.Sequence!.Stopped is null ? 1 : 0, chain.Count(row => row.DoneAt is null) + (lead.Sequence.Stopped is null ? chain.Count(row => row.CalledOff && row.Id.Contains($"/{lead.Sequence.Number}/", StringComparison.Ordinal)) : 0));
        }
    }

    private async Task<bool> ConsentedAsync(string customer, DateTimeOffset at)
    {
        var profile = await Grains.GetGrain<ICustomerGrain>(customer).GetProfile();
        return profile.Consents.Any(consent => consent.Grant.Purpose == ConsentPurpose.OwnOffers && consent.Grant.GrantedAt <= at && !(consent.WithdrawnAt <= at));
    }

    /// <summary>Whether the customer had said stop before: a yes for an address that was only said does not take that back.</summary>
    private async Task<bool> MayBeSuppressedAsync(Row row) =>
        (await Grains.GetGrain<ICustomerGrain>(row.Owner).GetProfile()).Withdrawals.Any(withdrawal => withdrawal.At <= Runs(row)[^1]);

    private async Task AssertToldAsync(string notification, string? thread, bool mayBeRefused)
    {
        var receipt = await Grains.GetGrain<INotificationGrain>(notification).GetReceipt();
        if (mayBeRefused && receipt.Refusal is not null)
        {
            return;
        }

        Assert.True(receipt.Status == DeliveryStatus.Sent, $"{notification} is {receipt.Status}, refused: {receipt.Refusal ?? "no"}");
        if (receipt.Channel == NotificationChannel.Email && !mayBeRefused)
        {
            Assert.Equal(1, _mails.GetValueOrDefault(_platform.Services.GetRequiredService<OutgoingAddresses>().NotificationMessageId(thread, notification)));
        }
    }

    private async Task AssertNotToldAsync(string notification) =>
        Assert.NotEqual(DeliveryStatus.Sent, (await Grains.GetGrain<INotificationGrain>(notification).GetReceipt()).Status);

    /// <summary>A row of the schedule.</summary>
    private sealed record Row(string Id, string Kind, string Owner, DateTimeOffset DueAt, DateTimeOffset? DoneAt, int Attempts, bool CalledOff)
    {
        public bool IsDone => DoneAt is not null && !CalledOff;
    }
}
