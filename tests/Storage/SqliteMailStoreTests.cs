using System.Security.Cryptography;
using System.Text;
using Platform.Quarantine;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Tests.Storage;

public sealed class SqliteMailStoreTests : IDisposable
{
    private readonly StorageFixture _storage = new();

    public void Dispose() => _storage.Dispose();

    public static TheoryData<byte[]> Mails => new(
        [],
        "Subject: short\r\n\r\nHello"u8.ToArray(),
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("A long line that repeats itself.\r\n", 5000))),
        Incompressible(100_000));

    [Theory]
    [MemberData(nameof(Mails))]
    public async Task A_mail_comes_back_byte_for_byte(byte[] mail)
    {
        var store = new SqliteMailStore(_storage.Database);

        await store.PutAsync(Hash(mail), mail);
        await store.PutAsync(Hash(mail), mail);

        Assert.Equal(mail, await store.FindAsync(Hash(mail)));
        Assert.Equal(1, await _storage.Scalar("SELECT count(*) FROM mails"));
    }

    [Fact]
    public async Task Damaged_bytes_are_told_and_not_given()
    {
        var mail = "Subject: short\r\n\r\nHello"u8.ToArray();
        var store = new SqliteMailStore(_storage.Database);
        await store.PutAsync(Hash(mail), mail);

        await _storage.Execute("UPDATE mails SET body = CAST(replace(body, 'Hello', 'Jello') AS BLOB)");

        var damage = await Assert.ThrowsAsync<InvalidDataException>(() => store.FindAsync(Hash(mail)));
        Assert.Contains(Hash(mail), damage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_hash_finds_nothing_and_stores_nothing()
    {
        var store = new SqliteMailStore(_storage.Database);

        Assert.Null(await store.FindAsync(new string('a', 64)));
        Assert.Null(await store.FindAsync("abc"));
        await Assert.ThrowsAsync<ArgumentException>(() => store.PutAsync(new string('A', 64), "x"u8.ToArray()));
    }

    [Fact]
    public async Task The_quarantine_lists_newest_first_in_pages_and_keeps_the_same_bytes_once()
    {
        var quarantine = new SqliteQuarantine(_storage.Database);
        var entries = Enumerable.Range(0, 5)
            .Select(number => (Content: Incompressible(3000 + number), number))
            .Select(entry => (entry.Content, Mail: new QuarantinedMail(
                Hash(entry.Content), "too-large", "40 MB", "http", entry.Content.Length, StorageFixture.Start.AddMinutes(-entry.number))))
            .ToArray();
        foreach (var (content, mail) in entries)
        {
            await quarantine.PutAsync(mail, content);
            await quarantine.PutAsync(mail with { Detail = "again" }, content);
        }

        var expected = entries.Select(entry => entry.Mail).Reverse().ToArray();
        var first = await quarantine.ListAsync(3);
        Assert.Equal(expected[..3], first);
        Assert.Equal(expected[3..], await quarantine.ListAsync(3, first[^1].Id));
        Assert.Empty(await quarantine.ListAsync(3, expected[^1].Id));
        Assert.Empty(await quarantine.ListAsync(3, "unknown"));
        Assert.Equal(entries[2].Content, await quarantine.FindContentAsync(entries[2].Mail.Id));
        Assert.Null(await quarantine.FindContentAsync("unknown"));
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
