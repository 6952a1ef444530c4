using NSubstitute;
using Platform.Customers;
using Platform.Privacy;
using Platform.Suppressions;
using Platform.Tests.Storage;
using Platform.Tests.Support;

namespace Platform.Tests.Privacy;

public sealed class EraserTests
{
    private readonly IErasureLedger _ledger = Substitute.For<IErasureLedger>();
    private readonly IKeyShredder _shredder = Substitute.For<IKeyShredder>();
    private readonly IResidue _residue = Substitute.For<IResidue>();

    public EraserTests() => _residue.FindAsync(default!, default).ReturnsForAnyArgs([]);

    [Fact]
    public async Task An_erasure_that_waits_for_its_key_or_fails_keeps_no_other_from_being_done()
    {
        _ledger.ListOpenAsync(default).ReturnsForAnyArgs([Open(1, "waits", null), Open(2, "fails", null), Open(3, "done", null)]);
        _shredder.ShredAsync("fails", default).ReturnsForAnyArgs(call =>
            call.Arg<string>() == "fails" ? throw new IOException("no answer") : Task.FromResult(call.Arg<string>() == "done"));

        var failure = await Assert.ThrowsAsync<AggregateException>(() => Create().RunAsync());

        Assert.IsType<IOException>(Assert.Single(failure.InnerExceptions));
        await _ledger.Received(1).MarkDoneAsync(3, StorageFixture.Start, Arg.Any<CancellationToken>());
        await _ledger.ReceivedWithAnyArgs(1).MarkDoneAsync(default, default, default);
    }

    [Fact]
    public async Task The_key_is_retired_before_the_ledger_forgets_the_person()
    {
        const string Address = "anna@example.org";
        var id = CustomerIds.FromAddress(Address);
        _ledger.ListOpenAsync(default).ReturnsForAnyArgs([Open(1, id, new(Address, StorageFixture.Start, long.MaxValue))]);
        _shredder.ShredAsync(id, default).ReturnsForAnyArgs(true);

        Assert.Equal(1, await Create().RunAsync());

        Received.InOrder(() =>
        {
            _ = _residue.FindAsync(Arg.Any<Person>(), Arg.Any<CancellationToken>());
            _ = _shredder.RetireAsync(id, Arg.Any<CancellationToken>());
            _ = _ledger.MarkErasedAsync(1, 0, "", Arg.Any<CancellationToken>());
            _ = _shredder.ShredAsync(id, Arg.Any<CancellationToken>());
            _ = _ledger.MarkDoneAsync(1, StorageFixture.Start, Arg.Any<CancellationToken>());
        });
    }

    private Eraser Create() => new(_ledger, [], _residue, Substitute.For<ISuppressionList>(), Substitute.For<IScrubber>(), _shredder, new ManualTime(StorageFixture.Start));

    private static OpenErasure Open(long number, string customerId, Person? person) => new(
        new(number, customerId, StorageFixture.Start, "ana", person is null ? ErasureState.Erased : ErasureState.Asked, 0, "", null), person);
}
