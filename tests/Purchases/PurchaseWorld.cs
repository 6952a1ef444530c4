using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;
using Orleans;
using Platform.Notifications;
using Platform.Offers;
using Platform.Purchases;
using Platform.Purchases.Steps;
using Platform.Shop;
using Platform.Tests.Offers;
using Platform.Tests.Support;
using Platform.Tests.Threads;
using Platform.Workflows;

namespace Platform.Tests.Purchases;

/// <summary>
/// A purchase over stores in memory that fail as they are told. The process is killed by losing everything but what was saved; a killed
/// run begins again from there, as a woken grain does.
/// </summary>
internal sealed class PurchaseWorld : IStock, IPaymentGateway, IOrderBook, IPurchaseIndex, IOfferStore
{
    private readonly ManualTime _time = new(Given.Start.AddHours(1));
    private readonly WorkflowOptions _options = new();
    private readonly List<IWorkflowStep<PurchaseState>> _steps;
    private readonly Func<string, Fault> _faults;
    private readonly Queue<bool> _kills;
    private readonly HashSet<string> _deadKeys = [];
    private CancellationTokenSource _process = new();
    private string? _saved;

    /// <summary>A world.</summary>
    /// <param name="faults">What an operation does wrong each time: <c>do:pay</c>, <c>undo:pay</c>.</param>
    /// <param name="kills">Whether the process dies at each of the points where it may: before and after each save.</param>
    public PurchaseWorld(Func<string, Fault> faults, IEnumerable<bool> kills)
    {
        _faults = faults;
        _kills = new(kills);
        var grains = Substitute.For<IGrainFactory>();
        var sender = Substitute.For<INotificationGrain>();
        sender.Send(Arg.Any<Notification>()).Returns(call => Operate(call.Arg<Notification>().Template == PurchaseDecider.ConfirmedTemplate ? "do:confirm" : "undo:accept", () => Told.Add(call.Arg<Notification>().Template), true));
        grains.GetGrain<INotificationGrain>(Arg.Any<string>(), Arg.Any<string>()).Returns(sender);
        var shop = Substitute.For<IShop>();
        shop.FindProductAsync(Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(GivenShop.Stand);
        _steps =
        [
            new AcceptStep(this, grains, _time), new ReserveStep(this, Options.Create(new PurchaseOptions()), _time), new PriceStep(shop), new PayStep(this),
            new OrderStep(this, this, _time), new ConfirmStep(grains, _time), new ProfileStep(this, _time),
        ];
    }

    /// <summary>How an operation goes wrong.</summary>
    public enum Fault
    {
        /// <summary>It does not.</summary>
        None,

        /// <summary>It fails and nothing happened.</summary>
        Before,

        /// <summary>It happened and nobody heard of it.</summary>
        After,

        /// <summary>It is refused for good.</summary>
        Refused,

        /// <summary>The request arrives twice.</summary>
        Twice,
    }

    public HashSet<string> Told { get; } = [];

    public int Reserved { get; private set; }

    public int Sold { get; private set; }

    public int Charges { get; private set; }

    public decimal Paid { get; private set; }

    public int Lines { get; private set; }

    public bool Counted { get; private set; }

    public bool? Taken { get; private set; }

    public PurchaseState State => JsonSerializer.Deserialize<PurchaseState>(_saved!, PlatformJson.Options)!;

    /// <summary>Runs to the end, over deaths and waits.</summary>
    public async Task RunAsync(PurchaseOrder order)
    {
        for (var life = 0; life < 1000; life++)
        {
            try
            {
                if (_saved is null)
                {
                    await SaveAsync(PurchaseDecider.Begin(order));
                }

                var runner = new WorkflowRunner<PurchaseState>(_steps, _options, _time, NullLogger.Instance);
                if (await runner.RunAsync(State, SaveAsync, _process.Token) is not { } until)
                {
                    return;
                }

                _time.Advance(until - _time.GetUtcNow());
            }
            catch (OperationCanceledException) when (_process.IsCancellationRequested)
            {
                _process = new();
            }
        }

        throw new InvalidOperationException($"it has not ended: {_saved}");
    }

    public Task<bool> ReserveAsync(string reservation, ImmutableArray<StockLine> lines, DateTimeOffset expiresAt, CancellationToken cancellationToken = default) =>
        Operate("do:reserve", () => Reserved = Sold == 0 && IsAlive(reservation) ? 1 : 0, IsAlive(reservation));

    public Task<bool> CommitAsync(string reservation, CancellationToken cancellationToken = default) =>
        Operate("do:order", () => (Sold, Reserved) = (1, 0), IsAlive(reservation));

    public Task ReleaseAsync(string reservation, CancellationToken cancellationToken = default) =>
        Operate("undo:reserve", () => (Sold, Reserved) = (Bury(reservation), 0), true);

    public async Task<PaymentOutcome> ChargeAsync(PaymentCharge charge, CancellationToken cancellationToken = default) =>
        await Operate("do:pay", () => Charge(charge), IsAlive(charge.Key)) ? PaymentOutcome.Approved : PaymentOutcome.Declined;

    public async Task<PaymentOutcome> RefundAsync(string key, CancellationToken cancellationToken = default) =>
        await Operate("undo:pay", () => Paid = Bury(key), true) ? PaymentOutcome.Approved : PaymentOutcome.Unknown;

    public async Task<string?> AddAsync(OrderAddition addition, CancellationToken cancellationToken = default) =>
        await Operate("do:order", () => Lines = IsAlive(addition.Key) ? 1 : 0, IsAlive(addition.Key)) ? "12345" : null;

    public Task RemoveAsync(string key, CancellationToken cancellationToken = default) =>
        Operate("undo:order", () => Lines = Bury(key), true);

    public Task CountAsync(string id, string customerId, decimal amount, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        Operate("do:profile", () => Counted = true, true);

    public Task DiscountAsync(string id, string customerId, CancellationToken cancellationToken = default) => Operate("undo:profile", () => Counted = false, true);

    public Task TakeAsync(Offer offer, CancellationToken cancellationToken = default) => Operate("do:accept", () => Taken = true, true);

    public Task DropAsync(string id, CancellationToken cancellationToken = default)
    {
        Taken = false;
        return Task.CompletedTask;
    }

    public Task PutAsync(string id, string customerId, WorkflowStatus status, DateTimeOffset acceptedAt, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<IReadOnlyList<string>> ListAsync(string? customerId, int limit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<PurchaseSum> SumAsync(string customerId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task HoldAsync(Offer offer, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<Offer>> ListAsync(string customerId, DateTimeOffset now, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<Offer>> ListTakenAsync(string customerId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>What was undone cannot be done any more; nothing of it is left.</summary>
    private int Bury(string key)
    {
        _deadKeys.Add(key);
        return 0;
    }

    private bool IsAlive(string key) => !_deadKeys.Contains(key);

    /// <summary>One key is charged once, as gateways promise it.</summary>
    private void Charge(PaymentCharge charge)
    {
        if (IsAlive(charge.Key) && Paid == 0)
        {
            Paid = charge.Amount;
            Charges++;
        }
    }

    private Task<bool> Operate(string operation, Action act, bool granted)
    {
        var fault = _faults(operation);
        if (fault == Fault.Before)
        {
            throw new TimeoutException(operation);
        }

        // Only these can be refused for good; anything else fails by not answering.
        if (fault == Fault.Refused && operation is ("do:reserve" or "do:pay" or "do:order"))
        {
            return Task.FromResult(false);
        }

        act();
        if (fault == Fault.Twice)
        {
            act();
        }

        return fault == Fault.After ? throw new TimeoutException(operation) : Task.FromResult(granted);
    }

    private Task SaveAsync(PurchaseState state)
    {
        Die();
        _saved = JsonSerializer.Serialize(state, PlatformJson.Options);
        Die();
        return Task.CompletedTask;
    }

    private void Die()
    {
        if (_kills.TryDequeue(out var killed) && killed)
        {
            _process.Cancel();
            _process.Token.ThrowIfCancellationRequested();
        }
    }
}
