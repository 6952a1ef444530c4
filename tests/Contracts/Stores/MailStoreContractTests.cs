using System.Security.Cryptography;
using System.Text;
using Platform.Quarantine;
using Platform.Tests.Storage;

namespace Platform.Tests.Contracts.Stores;

/// <summary>What every store of mails and every quarantine does.</summary>
public sealed class MailStoreContractTests
{
    [Theory]
    [OnSqlite(0, false)]
    [OnDynamo(0, false)]
    [OnSqlite(25, false)]
    [OnDynamo(25, false)]
    [OnSqlite(150_000, false)]
    [OnDynamo(150_000, false)]
    [OnSqlite(1_000_000, true)]
    [OnDynamo(1_000_000, true)]
    public async Task A_mail_comes_back_byte_for_byte(string store, int length, bool incompressible)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var mail = incompressible ? Incompressible(length) : Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("A long line that repeats itself.\r\n", (length / 34) + 1)))[..length];

        await world.Mails.PutAsync(Hash(mail), mail);
        await world.Mails.PutAsync(Hash(mail), mail);

        Assert.Equal(mail, await world.Mails.FindAsync(Hash(mail)));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task Damaged_bytes_are_told_and_not_given(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var mail = "Subject: short\r\n\r\nHello"u8.ToArray();
        await world.Mails.PutAsync(Hash(mail), mail);

        await world.DamageMailAsync(Hash(mail), "Subject: short\r\n\r\nJello"u8.ToArray());

        var damage = await Assert.ThrowsAsync<InvalidDataException>(() => world.Mails.FindAsync(Hash(mail)));
        Assert.Contains(Hash(mail), damage.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task What_is_no_hash_finds_nothing_and_stores_nothing(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);

        Assert.Null(await world.Mails.FindAsync(new string('a', 64)));
        Assert.Null(await world.Mails.FindAsync("abc"));
        await Assert.ThrowsAsync<ArgumentException>(() => world.Mails.PutAsync(new string('A', 64), "x"u8.ToArray()));
    }

    [Theory]
    [OnSqlite]
    [OnDynamo]
    public async Task The_quarantine_lists_newest_first_in_pages_and_keeps_the_same_bytes_once(string store)
    {
        await using var world = await StoreWorld.OpenAsync(store);
        var entries = Enumerable.Range(0, 5)
            .Select(number => (Content: Incompressible(3000 + number), number))
            .Select(entry => (entry.Content, Mail: new QuarantinedMail(
                Hash(entry.Content), "too-large", "40 MB", "http", entry.Content.Length, StorageFixture.Start.AddMinutes(-entry.number))))
            .ToArray();
        foreach (var (content, mail) in entries)
        {
            await world.Quarantine.PutAsync(mail, content);
            await world.Quarantine.PutAsync(mail with { Detail = "again" }, content);
        }

        var expected = entries.Select(entry => entry.Mail).Reverse().ToArray();
        var first = await world.Quarantine.ListAsync(3);
        Assert.Equal(expected[..3], first);
        Assert.Equal(expected[3..], await world.Quarantine.ListAsync(3, first[^1].Id));
        Assert.Empty(await world.Quarantine.ListAsync(3, expected[^1].Id));
        Assert.Empty(await world.Quarantine.ListAsync(3, "unknown"));
        Assert.Equal(entries[2].Content, await world.Quarantine.FindContentAsync(entries[2].Mail.Id));
        Assert.Null(await world.Quarantine.FindContentAsync("unknown"));
    }

    private static byte[] Incompressible(int length)
    {
        var bytes = new byte[length];
        for (var index = 0; index < length; index += SHA256.HashSizeInBytes)
        {
            var block = SHA256.HashData(BitConverter.GetBytes(length + index));
            block.AsSpan(0, Math.Min(block.Length, length - index)).CopyTo(bytes.AsSpan(index));
        }

        return bytes;
    }

    private static string Hash(byte[] mail) => Convert.ToHexStringLower(SHA256.HashData(mail));
}
