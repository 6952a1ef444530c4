namespace Platform.Silo.Adapters.Sqlite.Schema;

/// <summary>Mails that wait for the relay (docs/adr/0018-smtp.md).</summary>
internal static class SmtpSchema
{
    // A row lives from the staging of a mail until its outcome is remembered with its delivery.
    public const string Step = """
        CREATE TABLE smtp_mails (
            number INTEGER PRIMARY KEY,
            delivery_id TEXT NOT NULL UNIQUE,
            mail BLOB NOT NULL,
            remaining TEXT,
            refusal TEXT,
            unconfirmed INTEGER NOT NULL DEFAULT 0,
            done INTEGER NOT NULL DEFAULT 0
        );
        """;
}
