using Microsoft.Extensions.Options;
using NSubstitute;
using Platform.Customers;
using Platform.Encryption;
using Platform.Silo.Adapters.Encryption;
using Platform.Tests.Storage;

namespace Platform.Tests.Encryption;

public sealed class DataKeysTests : IDisposable
{
    private static readonly UInt128 Ann = DataKeyId.OwnerOf(CustomerIds.FromAddress("ann@example.com"));
    private static readonly UInt128 Bob = DataKeyId.OwnerOf(CustomerIds.FromAddress("bob@example.com"));

    private readonly EncryptionFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Each_customer_has_a_key_of_their_own_which_stays()
    {
        var ann = await _fixture.Keys.GetAsync(Ann);
        var bob = await _fixture.Keys.GetAsync(Bob);

        Assert.NotEqual(ann.Secret.ToArray(), bob.Secret.ToArray());
        Assert.Equal(32, ann.Secret.Length);
        _fixture.Reopen(EncryptionFixture.Key(1));
        Assert.Equal(ann.Secret.ToArray(), (await _fixture.Keys.GetAsync(Ann)).Secret.ToArray());
        Assert.Equal(bob.Secret.ToArray(), (await _fixture.Keys.FindAsync(bob.Id))!.Secret.ToArray());
    }

    [Fact]
    public async Task Of_those_who_make_a_key_at_once_one_wins()
    {
        var processes = Enumerable.Range(0, 16).Select(_ => EncryptionFixture.KeysOf(_fixture.Store, TimeProvider.System, EncryptionFixture.Key(1)));

        var keys = await Task.WhenAll(processes.Select(process => Task.Run(async () => await process.GetAsync(Ann))));

        Assert.Single(keys.Select(key => key.Id).Distinct());
        Assert.Single(keys.Select(key => Convert.ToHexString(key.Secret.Span)).Distinct());
    }

    [Fact]
    public async Task A_wrong_key_encryption_key_is_one_clear_line()
    {
        await _fixture.Keys.GetAsync(Ann);
        _fixture.Reopen(EncryptionFixture.Key(2));

        var refusal = await Assert.ThrowsAsync<ContentKeyException>(async () => await _fixture.Keys.GetAsync(Ann));

        Assert.Equal(
            $"the content is encrypted with the key {KeyFile.NameOf(EncryptionFixture.Key(1))}, and the file has {KeyFile.NameOf(EncryptionFixture.Key(2))}: put the key that is missing back, as a further line",
            refusal.Message);
    }

    [Fact]
    public async Task A_new_key_encryption_key_takes_over_and_the_old_one_may_go()
    {
        var ann = await _fixture.Keys.GetAsync(Ann);
        await _fixture.Keys.GetAsync(Bob);
        _fixture.Reopen(EncryptionFixture.Key(2), EncryptionFixture.Key(1));

        Assert.Equal(2, await _fixture.Keys.RewrapAsync());
        Assert.Equal(0, await _fixture.Keys.RewrapAsync());

        _fixture.Reopen(EncryptionFixture.Key(2));
        Assert.Equal(ann.Secret.ToArray(), (await _fixture.Keys.GetAsync(Ann)).Secret.ToArray());
        await _fixture.Keys.GetAsync(Bob);
    }

    [Fact]
    public async Task A_wrapped_key_is_bound_to_its_owner()
    {
        await _fixture.Keys.GetAsync(Ann);
        var stored = (await _fixture.Store.FindCurrentAsync(Ann))!;
        await _fixture.Store.TryAddAsync(stored with { Id = stored.Id with { Owner = Bob } });

        var refusal = await Assert.ThrowsAsync<ContentKeyException>(async () => await _fixture.Keys.GetAsync(Bob));

        Assert.EndsWith("was changed or belongs to another: restore the data keys from a backup", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_destroyed_key_is_gone_and_the_customer_gets_another()
    {
        var first = await _fixture.Keys.GetAsync(Ann);

        Assert.Equal([first.Id], await _fixture.Keys.RetireAsync(Ann));
        Assert.False(_fixture.Keys.IsLive(first.Id));
        Assert.NotNull(await _fixture.Keys.FindAsync(first.Id));
        var second = await _fixture.Keys.GetAsync(Ann);
        await _fixture.Keys.DestroyAsync(first.Id);

        Assert.NotEqual(first.Id, second.Id);
        Assert.Null(await _fixture.Keys.FindAsync(first.Id));
        Assert.Equal(second.Id, (await _fixture.Keys.GetAsync(Ann)).Id);
        _fixture.Reopen(EncryptionFixture.Key(1));
        Assert.Null(await _fixture.Keys.FindAsync(first.Id));
        Assert.Empty(await _fixture.Store.ListRetiredAsync(Ann));
    }

    [Fact]
    public async Task A_key_that_is_in_use_cannot_be_destroyed()
    {
        var key = await _fixture.Keys.GetAsync(Ann);

        await _fixture.Store.DestroyAsync(key.Id);

        Assert.NotNull(await _fixture.Store.FindCurrentAsync(Ann));
    }

    [Fact]
    public async Task Keys_stay_in_memory_for_a_bounded_time_and_in_a_bounded_number()
    {
        var wrapper = Substitute.For<IKeyWrapper>();
        var unwrapped = 0;
        wrapper.Current.Returns("test");
        wrapper.WrapAsync(default, default, default).ReturnsForAnyArgs(call => new WrappedKey("test", call.ArgAt<ReadOnlyMemory<byte>>(1)));
        wrapper.UnwrapAsync(default, null!, default).ReturnsForAnyArgs(call =>
        {
            unwrapped++;
            return call.ArgAt<WrappedKey>(1).Bytes.ToArray();
        });
        var keys = new DataKeys(_fixture.Store, wrapper, Options.Create(new EncryptionOptions { CacheFor = TimeSpan.FromMinutes(5), CacheSize = 16 }), _fixture.Time);
        await keys.GetAsync(Ann);
        await keys.GetAsync(Ann);
        Assert.Equal(0, unwrapped);

        _fixture.Time.Advance(TimeSpan.FromMinutes(5));
        await keys.GetAsync(Ann);
        Assert.Equal(1, unwrapped);

        for (var other = 1u; other <= 16; other++)
        {
            _fixture.Time.Advance(TimeSpan.FromSeconds(1));
            await keys.GetAsync(other);
        }

        await keys.GetAsync(Ann);
        Assert.Equal(2, unwrapped);
    }

    [Fact]
    public async Task A_retired_key_is_not_given_out_past_its_life_though_it_was_read_again_meanwhile()
    {
        var other = EncryptionFixture.KeysOf(_fixture.Store, _fixture.Time, EncryptionFixture.Key(1));
        var first = await other.GetAsync(Ann);
        await _fixture.Keys.RetireAsync(Ann);
        _fixture.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.Equal(first.Id, (await other.GetAsync(Ann)).Id);

        _fixture.Time.Advance(TimeSpan.FromTicks(1));

        // Another process has not heard of it, and still reads with it.
        Assert.Equal(first.Id, (await other.FindAsync(first.Id))!.Id);
        Assert.NotEqual(first.Id, (await other.GetAsync(Ann)).Id);
    }

    [Fact]
    public async Task The_life_of_a_key_begins_when_it_is_asked_for()
    {
        var (keys, unwrapping) = KeysThatCount(() => _fixture.Time.Advance(TimeSpan.FromMinutes(3)));
        await keys.GetAsync(Ann);
        _fixture.Time.Advance(TimeSpan.FromMinutes(5));
        await keys.GetAsync(Ann);
        Assert.Equal(1, unwrapping());

        // Three of its five minutes went by before it was unwrapped.
        _fixture.Time.Advance(TimeSpan.FromMinutes(2));
        await keys.GetAsync(Ann);

        Assert.Equal(2, unwrapping());
    }

    [Fact]
    public async Task What_took_longer_than_a_key_may_be_held_is_asked_for_again()
    {
        var slow = 1;
        var (keys, unwrapping) = KeysThatCount(() => _fixture.Time.Advance(TimeSpan.FromMinutes(slow-- > 0 ? 6 : 0)));
        await keys.GetAsync(Ann);
        _fixture.Time.Advance(TimeSpan.FromMinutes(5));

        await keys.GetAsync(Ann);

        Assert.Equal(2, unwrapping());
    }

    [Fact]
    public async Task After_a_machine_has_slept_the_key_is_asked_for_again()
    {
        var time = new SleepingTime();
        var keys = EncryptionFixture.KeysOf(_fixture.Store, time, EncryptionFixture.Key(1));
        var first = await keys.GetAsync(Ann);
        await _fixture.Keys.RetireAsync(Ann);

        time.Slept = TimeSpan.FromHours(1);

        Assert.NotEqual(first.Id, (await keys.GetAsync(Ann)).Id);
    }

    [Fact]
    public void A_write_window_is_open_for_half_of_the_margin()
    {
        var window = _fixture.Keys.OpenWindow();
        _fixture.Time.Advance(TimeSpan.FromMinutes(15));
        window.Require();

        _fixture.Time.Advance(TimeSpan.FromTicks(1));

        Assert.Throws<RetiredKeyException>(window.Require);
    }

    private (DataKeys Keys, Func<int> Unwrapping) KeysThatCount(Action unwrap)
    {
        var wrapper = Substitute.For<IKeyWrapper>();
        var unwrapped = 0;
        wrapper.Current.Returns("test");
        wrapper.WrapAsync(default, default, default).ReturnsForAnyArgs(call => new WrappedKey("test", call.ArgAt<ReadOnlyMemory<byte>>(1)));
        wrapper.UnwrapAsync(default, null!, default).ReturnsForAnyArgs(call =>
        {
            unwrapped++;
            unwrap();
            return call.ArgAt<WrappedKey>(1).Bytes.ToArray();
        });
        return (new(_fixture.Store, wrapper, Options.Create(new EncryptionOptions()), _fixture.Time), () => unwrapped);
    }

    /// <summary>The system's clock on a machine that slept: its calendar went on, its stopwatch did not.</summary>
    private sealed class SleepingTime : TimeProvider
    {
        public TimeSpan Slept { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Slept;
    }
}
