using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Platform.Customers;
using Platform.Encryption;

namespace Platform.Tests.Encryption;

/// <summary>The stored form: what docs/adr/0030-encryption-at-rest.md promises of it.</summary>
public sealed class EncryptedContentTests
{
    private static readonly DataKey Key = new(new(DataKeyId.OwnerOf(CustomerIds.FromAddress("ann@example.com")), 7), EncryptionFixture.Key(9));

    [Fact]
    public void Whatever_is_encrypted_is_decrypted_at_its_place_and_nowhere_else() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<NonNull<string>>(),
        (plain, place, other) =>
        {
            var stored = EncryptedContent.Encrypt(Key, place.Get, plain);
            Assert.Equal(plain, EncryptedContent.Decrypt(Key, place.Get, stored));
            if (Encoding.UTF8.GetBytes(place.Get).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(other.Get)))
            {
                return;
            }

            Assert.Throws<InvalidDataException>(() => EncryptedContent.Decrypt(Key, other.Get, stored));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_bit_can_be_changed()
    {
        var stored = EncryptedContent.Encrypt(Key, "event/1/x/t1", "a word"u8);

        for (var bit = 0; bit < stored.Length * 8; bit++)
        {
            var changed = stored.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<InvalidDataException>(() => EncryptedContent.Decrypt(Key, "event/1/x/t1", changed));
        }
    }

    [Fact]
    public void The_form_is_version_key_nonce_ciphertext_and_tag()
    {
        var stored = EncryptedContent.Encrypt(Key, "mail/abc", "hello"u8);

        Assert.Equal(1 + 24 + 12 + 5 + 16, stored.Length);
        Assert.Equal(0xC1, stored[0]);
        Assert.Equal(CustomerIds.FromAddress("ann@example.com"), Convert.ToHexStringLower(stored.AsSpan(1, 16)));
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 7], stored[17..25]);
        var plain = new byte[5];
        using var aes = new AesGcm(EncryptionFixture.Key(9), 16);
        aes.Decrypt(stored.AsSpan(25, 12), stored.AsSpan(37, 5), stored.AsSpan(42, 16), plain, [.. stored[..25], .. "mail/abc"u8]);
        Assert.Equal("hello"u8.ToArray(), plain);
    }

    [Fact]
    public void The_same_content_is_never_encrypted_twice_alike() => Assert.Equal(
        1000, Enumerable.Range(0, 1000).Select(_ => Convert.ToHexString(EncryptedContent.Encrypt(Key, "p", "x"u8).AsSpan(25, 12))).Distinct().Count());

    [Theory]
    [InlineData("""{"at":"2026-08-03"}""")]
    [InlineData("From: ann@example.com\r\n\r\nThe text is long enough to be as long as something encrypted would be.")]
    [InlineData("ÿþÁ is no ASCII, and no beginning either: whatever UTF-8 there is, the byte C1 is not in it")]
    public void Plain_content_is_not_taken_for_encrypted(string plain) => Assert.False(EncryptedContent.Is(Encoding.UTF8.GetBytes(plain)));

    [Theory]
    [InlineData("Where is my order?")]
    [InlineData("")]
    [InlineData("Où est ma commande? 我的订单")]
    public async Task A_text_is_stored_as_a_text(string subject)
    {
        using var fixture = new EncryptionFixture();

        var stored = await fixture.Cipher.EncryptTextAsync(Key.Id.OwnerId, "subject/t1", subject);

        Assert.Equal(subject.Length > 0, ContentCipher.IsEncryptedText(stored));
        Assert.Equal(subject, await fixture.Cipher.DecryptTextAsync("subject/t1", stored));
        Assert.Equal("A plain one", await fixture.Cipher.DecryptTextAsync("subject/t1", "A plain one"));
    }

    [Fact]
    public async Task A_subject_cannot_pass_itself_off_as_encrypted()
    {
        var stored = await ContentCipher.Off.EncryptTextAsync("", "subject/t1", "\u0001Zm9v");

        Assert.Equal("Zm9v", await ContentCipher.Off.DecryptTextAsync("subject/t1", stored));
    }

    [Fact]
    public async Task Encrypted_content_without_a_key_is_one_clear_line()
    {
        var refusal = await Assert.ThrowsAsync<ContentKeyException>(async () => await ContentCipher.Off.DecryptAsync("p", EncryptedContent.Encrypt(Key, "p", "x"u8)));

        Assert.Equal("content is encrypted and no key is set: set Platform:Encryption:KeyFile, Platform:Encryption:KmsKeyId or PLATFORM_DATA_KEY", refusal.Message);
    }
}
