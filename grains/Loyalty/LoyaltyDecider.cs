using System.Globalization;
using Platform.Customers;
using Platform.Jobs;
using Platform.Leads;
using Platform.Notifications;
using Platform.Shop;

namespace Platform.Loyalty;

/// <summary>Points, tiers and the messages that go with them; no message without a consent. Pure.</summary>
public static class LoyaltyDecider
{
    private const int AwardLimit = 200;
    private static readonly string[] Tiers = ["Bronze", "Silver", "Gold", "Platinum"];

    /// <summary>A new account, with what the shop has on file.</summary>
    public static LoyaltyAccount Open(LoyaltyAward award, ShopCustomer? customer, LoyaltyOptions options, string defaultTimeZone)
    {
        var account = new LoyaltyAccount(
            award.CustomerId, award.Email, customer?.Language ?? award.Language, customer?.TimeZone ?? defaultTimeZone, customer?.Birthday,
            customer?.LoyaltyPoints ?? 0, 0, customer?.Tier ?? Tiers[0], customer?.Tier ?? Tiers[0], award.At);
        return account with { Tier = TierOf(account, options) };
    }

    /// <summary>Awards points: perhaps a tier, perhaps a milestone; and what waited for inactivity waits anew.</summary>
    public static LoyaltyOutcome Award(LoyaltyAccount account, LoyaltyAward award, OffersConsent? consent, LoyaltyOptions options, LeadOptions leads)
    {
        if (account.Awards.Any(known => known.Id == award.Id))
        {
            return LoyaltyOutcome.Unchanged(account);
        }

        var points = Points(award.Reason, options);
        var awards = account.Awards.Add(award);
        var next = account with
        {
            EarnedPoints = account.EarnedPoints + points,
            Awards = awards.Length > AwardLimit ? awards.RemoveAt(0) : awards,
            LastActivityAt = award.Reason == LoyaltyReason.Birthday || award.At < account.LastActivityAt ? account.LastActivityAt : award.At,
        };
        next = next with { Tier = TierOf(next, options) };
        var (timed, timers) = SetTimers(next, options, leads, award.At);
        return new(timed, Congratulate(account, timed, award, consent, options), timers);
    }

    /// <summary>Does a timer that is due.</summary>
    public static LoyaltyOutcome Fire(LoyaltyAccount account, LoyaltyTimer timer, OffersConsent? consent, LoyaltyOptions options, LeadOptions leads, DateTimeOffset now)
    {
        if (!account.Running.Contains(timer))
        {
            return LoyaltyOutcome.Unchanged(account);
        }

        var rest = account with { Running = account.Running.Remove(timer) };
        if (timer.Name == LoyaltyTimer.Birthday)
        {
            return FireBirthday(rest, timer, consent, options, leads, now);
        }

        var due = WinBackDue(account, options, leads);
        if (due > now)
        {
            // Something was done in the meantime.
            var (again, entry) = Set(rest, LoyaltyTimer.WinBack, due);
            return new(again, [], [entry]);
        }

        // Asked back once; the next activity sets it anew.
        return new(rest, consent is null ? [] : [Notify(rest, timer.Id, "loyalty-win-back", consent, now, "")], []);
    }

    /// <summary>The points of a deed.</summary>
    public static int Points(LoyaltyReason reason, LoyaltyOptions options) => reason switch
    {
        LoyaltyReason.LeadCaptured => options.LeadCapturedPoints,
        LoyaltyReason.OfferAccepted => options.OfferAcceptedPoints,
        LoyaltyReason.Feedback => options.FeedbackPoints,
        LoyaltyReason.Birthday => options.BirthdayPoints,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "unknown reason"),
    };

    /// <summary>The tier of an account: by points, never below the shop's own and never below the one it had.</summary>
    public static string TierOf(LoyaltyAccount account, LoyaltyOptions options)
    {
        var byPoints = account.Points >= options.PlatinumPoints ? 3 : account.Points >= options.GoldPoints ? 2 : account.Points >= options.SilverPoints ? 1 : 0;
        return Tiers[Math.Max(byPoints, Math.Max(Rank(account.ShopTier), Rank(account.Tier)))];
    }

    private static int Rank(string tier) => Math.Max(0, Array.IndexOf(Tiers, tier));

    private static LoyaltyOutcome FireBirthday(LoyaltyAccount account, LoyaltyTimer timer, OffersConsent? consent, LoyaltyOptions options, LeadOptions leads, DateTimeOffset now)
    {
        // Points and message go together: a present that nobody may be told of is none.
        var year = LocalCalendar.Day(now, LocalCalendar.Zone(account.TimeZone, leads.DefaultTimeZone)).Year;
        var award = new LoyaltyAward(
            string.Create(CultureInfo.InvariantCulture, $"loyalty/birthday/{year}/{account.CustomerId}"), account.CustomerId, account.Email,
            LoyaltyReason.Birthday, account.Language, now);
        if (consent is null || account.Awards.Any(known => known.Id == award.Id))
        {
            var (timed, timers) = SetTimers(account, options, leads, now);
            return new(timed, [], timers);
        }

        var awarded = Award(account, award, consent, options, leads);
        var points = Points(LoyaltyReason.Birthday, options).ToString(CultureInfo.InvariantCulture);
        return awarded with { Notifications = awarded.Notifications.Insert(0, Notify(awarded.Account, timer.Id, "loyalty-birthday", consent, now, points)) };
    }

    private static ImmutableArray<Notification> Congratulate(LoyaltyAccount before, LoyaltyAccount after, LoyaltyAward award, OffersConsent? consent, LoyaltyOptions options)
    {
        if (consent is null)
        {
            return [];
        }

        var messages = ImmutableArray.CreateBuilder<Notification>();
        if (after.Tier != before.Tier)
        {
            messages.Add(Notify(after, $"{LoyaltyTimer.Prefix}tier/{after.Tier}/{after.CustomerId}", "loyalty-tier", consent, award.At, after.Tier));
        }

        var reached = after.Points / options.MilestonePoints * options.MilestonePoints;
        if (reached > before.Points)
        {
            var points = reached.ToString(CultureInfo.InvariantCulture);
            messages.Add(Notify(after, $"{LoyaltyTimer.Prefix}milestone/{points}/{after.CustomerId}", "loyalty-milestone", consent, award.At, points));
        }

        return messages.ToImmutable();
    }

    private static (LoyaltyAccount Account, ImmutableArray<ScheduledJob> Timers) SetTimers(LoyaltyAccount account, LoyaltyOptions options, LeadOptions leads, DateTimeOffset now)
    {
        var timers = ImmutableArray.CreateBuilder<ScheduledJob>();
        if (account.Birthday is { } birthday && account.Running.All(running => running.Name != LoyaltyTimer.Birthday))
        {
            var zone = LocalCalendar.Zone(account.TimeZone, leads.DefaultTimeZone);
            (account, var entry) = Set(account, LoyaltyTimer.Birthday, LocalCalendar.NextYearly(now, birthday, leads.SendTime, zone));
            timers.Add(entry);
        }

        if (account.Running.All(running => running.Name != LoyaltyTimer.WinBack) && WinBackDue(account, options, leads) is var due && due > now)
        {
            (account, var entry) = Set(account, LoyaltyTimer.WinBack, due);
            timers.Add(entry);
        }

        return (account, timers.ToImmutable());
    }

    private static DateTimeOffset WinBackDue(LoyaltyAccount account, LoyaltyOptions options, LeadOptions leads)
    {
        var zone = LocalCalendar.Zone(account.TimeZone, leads.DefaultTimeZone);
        return LocalCalendar.At(LocalCalendar.Day(account.LastActivityAt, zone).AddDays(options.WinBackDays), leads.SendTime, zone);
    }

    private static (LoyaltyAccount Account, ScheduledJob Entry) Set(LoyaltyAccount account, string name, DateTimeOffset due)
    {
        var timer = new LoyaltyTimer(account.CustomerId, name, account.Timers + 1);
        return (
            account with { Timers = timer.Number, Running = account.Running.Add(timer) },
            new(JobData.Create(timer.Id, LoyaltyTimer.TimerKind, timer), due, account.CustomerId));
    }

    /// <summary>Takes a consent and cannot be called without one.</summary>
    private static Notification Notify(LoyaltyAccount account, string id, string template, OffersConsent consent, DateTimeOffset at, string value) => new(
        id,
        consent.Grant.CustomerId,
        consent.Grant.Email,
        null,
        NotificationChannel.Email,
        NotificationPurpose.Marketing,
        template,
        account.Language,
        [new("tier", account.Tier), new("points", value), new("total", account.Points.ToString(CultureInfo.InvariantCulture))],
        null,
        at);
}
