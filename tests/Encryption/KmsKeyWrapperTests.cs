using Microsoft.Extensions.Options;
using Platform.Customers;
using Platform.Encryption;
using Platform.Silo.Adapters.Encryption;

namespace Platform.Tests.Encryption;

/// <summary>The client of AWS KMS against a stand-in: what is asked, and what failures say.</summary>
public sealed class KmsKeyWrapperTests : IAsyncLifetime, IDisposable
{
    private static readonly string Ann = CustomerIds.FromAddress("ann@example.com");

    private readonly EncryptionFixture _fixture = new();
    private KmsStandIn _kms = null!;

    public async Task InitializeAsync() => _kms = await KmsStandIn.StartAsync();

    public async Task DisposeAsync() => await _kms.DisposeAsync();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Data_keys_are_wrapped_by_KMS_under_the_name_of_the_customer()
    {
        var made = await Keys().GetAsync(DataKeyId.OwnerOf(Ann));
        await Keys().GetAsync(DataKeyId.Platform);

        var read = await Keys().GetAsync(DataKeyId.OwnerOf(Ann));

        Assert.Equal(made.Secret.ToArray(), read.Secret.ToArray());
        Assert.Equal([("Encrypt", Ann), ("Encrypt", "platform"), ("Decrypt", Ann)], _kms.Asked);
        var stored = (await _fixture.Store.FindCurrentAsync(DataKeyId.OwnerOf(Ann)))!;
        Assert.Equal($"kms:{KmsStandIn.KeyId}", stored.Wrapped.KeyEncryptionKey);
        Assert.Equal(-1, stored.Wrapped.Bytes.Span.IndexOf(made.Secret.Span));
    }

    [Fact]
    public async Task A_wrapped_key_of_another_customer_is_refused_by_KMS()
    {
        await Keys().GetAsync(DataKeyId.OwnerOf(Ann));
        var stored = (await _fixture.Store.FindCurrentAsync(DataKeyId.OwnerOf(Ann)))!;
        await _fixture.Store.TryAddAsync(stored with { Id = stored.Id with { Owner = 7 } });

        var refusal = await Assert.ThrowsAsync<ContentKeyException>(async () => await Keys().GetAsync(7));

        Assert.EndsWith("was changed or belongs to another: restore the data keys from a backup", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_key_of_this_machine_wrapped_is_wrapped_anew_by_KMS()
    {
        var made = await _fixture.Keys.GetAsync(DataKeyId.OwnerOf(Ann));

        Assert.Equal(1, await Keys(earlier: EncryptionFixture.Key(1)).RewrapAsync());

        Assert.Equal(made.Secret.ToArray(), (await Keys().GetAsync(DataKeyId.OwnerOf(Ann))).Secret.ToArray());
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", KmsStandIn.KeyId)]
    [InlineData(null, "alias/nothing")]
    public async Task A_KMS_that_cannot_be_used_is_one_clear_line(string? endpoint, string keyId)
    {
        var refusal = await Assert.ThrowsAsync<ContentKeyException>(() => Keys(keyId, endpoint).CheckAsync());

        Assert.StartsWith($"AWS KMS key {keyId} cannot be used (", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("check Platform:Encryption:KmsKeyId, the region, the network, and the right to kms:Encrypt and kms:Decrypt", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    private DataKeys Keys(string keyId = KmsStandIn.KeyId, string? endpoint = null, byte[]? earlier = null)
    {
        var options = new EncryptionOptions { KmsKeyId = keyId, KmsEndpoint = endpoint ?? _kms.Url };
        var wrapper = KeyWrappers.Create(options, name => name == EncryptionOptions.KeyVariable && earlier is not null ? Convert.ToBase64String(earlier) : null);
        return new(_fixture.Store, wrapper!, Options.Create(options), TimeProvider.System);
    }
}
