namespace Platform.Silo.Adapters.Sqlite.Schema;

/// <summary>What Amazon SES sent a mail under (docs/adr/0026-mail-on-aws.md).</summary>
internal static class SesSchema
{
    /// <summary>The step that adds it.</summary>
    public const string Step = "ALTER TABLE smtp_mails ADD COLUMN assigned_id TEXT";
}
