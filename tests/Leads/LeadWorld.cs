using Platform.Agents;
using Platform.Customers;
using Platform.Jobs;
using Platform.LeadPackages;
using Platform.Leads;
using Platform.Loyalty;
using Platform.Notifications;
using Platform.Tests.Threads;
using Platform.Understanding;

namespace Platform.Tests.Leads;

/// <summary>
/// A customer's life over the pure core: dialogue, jobs done late and twice, timers, opt-outs. Beside it stands what the customer really
/// said, so that every message and every package can be held against it.
/// </summary>
internal sealed class LeadWorld
{
    private static readonly LeadOptions Options = new() { AskForPartners = true };
    private static readonly LeadPackageOptions PackageOptions = new() { Partners = { ["acme"] = new('k', 16) } };
    private static readonly LoyaltyOptions LoyaltyOptions = new();

    private readonly List<Job> _jobs = [];
    private readonly Dictionary<string, (ScheduledJob Entry, bool Done)> _schedule = [];
    private readonly Dictionary<string, SealedLead> _packages = [];
    private CustomerProfile _profile = CustomerProfile.Unknown;
    private LeadRecord? _record;
    private LoyaltyAccount? _loyalty;
    private IntentFrame? _frame;
    private DateTimeOffset _now = Given.Start;
    private int _turn;
    private DateTimeOffset? _saidPartners;
    private DateTimeOffset? _allowsOffers;
    private DateTimeOffset? _allowsPartners;

    /// <summary>What was done without being allowed.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>How many messages went out and how many packages were built, so that the test knows that something happens.</summary>
    public (int Sent, int Built) Done { get; private set; }

    public void Step(int number)
    {
        _now = _now.AddMinutes(1 + (number % 7));
        switch (number % 10)
        {
            case 0 or 1 or 2:
                Say(IntentNames.Yes);
                break;
            case 3:
                Say(number / 10 % 2 == 0 ? IntentNames.No : null);
                break;
            case 4 or 5:
                RunJobs(number / 10);
                break;
            case 6:
                Withdraw(ConsentPurpose.OwnOffers, number / 10 % 2 == 0);
                break;
            case 7:
                Withdraw(ConsentPurpose.PartnerSharing, false);
                break;
            default:
                _now = _now.AddDays(number / 10 % 50);
                Fire(number);
                break;
        }
    }

    /// <summary>The dialogue goes on; when none is open, one begins with everything given but address and consents.</summary>
    private void Say(string? said)
    {
        var asked = _frame?.Asks;
        var request = GivenLead.Request(true, (SlotNames.CustomerFirstName, "John"), (SlotNames.CustomerLastName, "Smith"), (SlotNames.ContactPreference, "Email")) with
        {
            Turn = 20 + ++_turn,
            Frame = _frame,
            Answer = _frame is null ? null : said,
            Now = _now,
        };
        var lookup = GivenLead.Lookup with { Known = _record, Consent = OffersConsent.TryGet(_profile, _now) };
        var answer = LeadDecider.Serve(request, lookup, Options);
        _frame = answer.Frame;
        if (said == IntentNames.Yes && asked == QuestionNames.PartnerConsent)
        {
            _saidPartners = _now;
        }

        if (said == IntentNames.Yes && asked == QuestionNames.Consent)
        {
            _allowsOffers = _now;
            _allowsPartners = _saidPartners ?? _allowsPartners;
        }

        if (_frame is null)
        {
            _saidPartners = null;
        }

        _jobs.AddRange(answer.Jobs);
    }

    /// <summary>Some of the jobs, in any order; some stay and come again.</summary>
    private void RunJobs(int number)
    {
        foreach (var job in _jobs.OrderBy(job => (job.Id.Length * 31) ^ number).ToList())
        {
            Run(job);
            if (number % 3 != 0)
            {
                _jobs.Remove(job);
            }
        }
    }

    private void Run(Job job)
    {
        switch (job.Kind)
        {
            case ConsentGrant.GrantKind:
                _profile = CustomerDecider.Grant(_profile, JobData.Read<ConsentGrant>(job));
                break;
            case LeadCapture.CaptureKind:
                Capture(JobData.Read<LeadCapture>(job));
                break;
            case LoyaltyAward.AwardKind:
                var award = JobData.Read<LoyaltyAward>(job);
                _loyalty ??= LoyaltyDecider.Open(award, GivenLead.Customer, LoyaltyOptions, "UTC");
                Take(LoyaltyDecider.Award(_loyalty, award, Consent, LoyaltyOptions, Options));
                break;
            case SequenceStep.StepKind when _record is not null:
                Take(SequenceDecider.Fire(_record, JobData.Read<SequenceStep>(job), Consent, GivenLead.Products, Options, _now));
                break;
            case LoyaltyTimer.TimerKind when _loyalty is not null:
                Take(LoyaltyDecider.Fire(_loyalty, JobData.Read<LoyaltyTimer>(job), Consent, LoyaltyOptions, Options, _now));
                break;
            default:
                break;
        }
    }

    private OffersConsent? Consent => OffersConsent.TryGet(_profile, _now);

    private void Capture(LeadCapture capture)
    {
        _profile = capture.Grants.Aggregate(_profile, CustomerDecider.Grant);
        if (Consent is not null)
        {
            var withdrawn = _profile.Withdrawals.FirstOrDefault(known => known.Purpose == ConsentPurpose.OwnOffers)?.At;
            Take(SequenceDecider.Begin(LeadRecordDecider.Capture(_record, capture, Options), withdrawn, _now));
        }

        var id = PackageIds.FromCapture(capture.Id);
        if (_record is not null && PartnerConsent.TryGet(_profile, _now) is { } partners && !_packages.ContainsKey(id)
            && LeadPackageDecider.Build(id, partners, _record, PackageOptions, _now) is { } built)
        {
            Check("package", _allowsPartners);
            Done = (Done.Sent, Done.Built + 1);
            _packages[id] = built;
        }
    }

    private void Withdraw(ConsentPurpose purpose, bool callsOff)
    {
        _profile = CustomerDecider.Withdraw(_profile, new(GivenLead.CustomerId, purpose, "link", _now));
        if (purpose == ConsentPurpose.PartnerSharing)
        {
            _allowsPartners = null;
            _saidPartners = null;
            return;
        }

        _allowsOffers = null;
        foreach (var (id, entry) in _schedule.Where(entry => callsOff && entry.Key.StartsWith(SequenceStep.Prefix, StringComparison.Ordinal)).ToList())
        {
            _schedule[id] = entry with { Done = true };
        }
    }

    private void Fire(int number)
    {
        foreach (var (id, entry) in _schedule.Where(entry => !entry.Value.Done && entry.Value.Entry.DueAt <= _now).OrderBy(entry => entry.Value.Entry.DueAt).ToList())
        {
            Run(entry.Entry.Job);

            // A crash before it was marked as done: it comes again.
            _schedule[id] = entry with { Done = number % 4 != 0 };
        }
    }

    private void Take(SequenceFiring firing)
    {
        Send(firing.Notification is { } notification ? [notification] : []);
        Enter(firing.Next is { } next ? [next] : []);
        _record = firing.Record;
    }

    private void Take(LoyaltyOutcome outcome)
    {
        Send(outcome.Notifications);
        Enter(outcome.Timers);
        _loyalty = outcome.Account;
    }

    private void Send(IEnumerable<Notification> notifications)
    {
        foreach (var notification in notifications)
        {
            Check(notification.Id, _allowsOffers);
            Done = (Done.Sent + 1, Done.Built);
        }
    }

    private void Enter(IEnumerable<ScheduledJob> entries)
    {
        foreach (var entry in entries)
        {
            _schedule.TryAdd(entry.Job.Id, (entry, false));
        }
    }

    private void Check(string what, DateTimeOffset? allowed)
    {
        if (allowed is null || allowed > _now)
        {
            Violations.Add(what);
        }
    }
}
