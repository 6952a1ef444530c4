using System.Text;
using Platform.Encryption;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Encryption;

/// <summary>A text as a column keeps it: a text while it is plain, a blob when it is encrypted. No UTF-8 begins as such a blob does.</summary>
/// <param name="Plain">The text; null when it is encrypted, or NULL.</param>
/// <param name="Encrypted">The encrypted content; empty when it is plain.</param>
internal readonly record struct StoredText(string? Plain, ReadOnlyMemory<byte> Encrypted)
{
    /// <summary>Whether it is encrypted.</summary>
    public bool IsEncrypted => !Encrypted.IsEmpty;

    /// <summary>A text to be stored, encrypted where encryption is on; empty texts and NULL say nothing and stay what they are.</summary>
    public static async ValueTask<StoredText> EncryptAsync(ContentCipher cipher, string owner, string place, string? text, CancellationToken cancellationToken) =>
        cipher.IsOn && text is { Length: > 0 }
            ? new(null, await cipher.EncryptAsync(owner, place, Encoding.UTF8.GetBytes(text), cancellationToken))
            : new(text, default);

    /// <summary>Reads a column.</summary>
    public static StoredText Read(SqliteStatement row, int column) =>
        EncryptedContent.Is(row.GetBlob(column)) ? new(null, row.GetBlob(column).ToArray()) : new(row.GetTextOrNull(column), default);

    /// <summary>The text; null for NULL, and when its key was destroyed by an erasure.</summary>
    public async ValueTask<string?> DecryptAsync(ContentCipher cipher, string place, CancellationToken cancellationToken)
    {
        if (!IsEncrypted)
        {
            return Plain;
        }

        return await cipher.DecryptAsync(place, Encrypted, cancellationToken) is { } plain ? Encoding.UTF8.GetString(plain.Span) : null;
    }

    /// <inheritdoc cref="ContentCipher.RequireLive"/>
    public void RequireLive(ContentCipher cipher)
    {
        if (IsEncrypted)
        {
            cipher.RequireLive(Encrypted.Span);
        }
    }

    /// <summary>Binds it.</summary>
    public SqliteStatement BindTo(SqliteStatement statement, int parameter) =>
        IsEncrypted ? statement.Bind(parameter, Encrypted.Span) : statement.Bind(parameter, Plain);
}
