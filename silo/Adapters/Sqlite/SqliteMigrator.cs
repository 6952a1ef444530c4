using System.Globalization;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>Brings a file to the version of its steps, in one transaction: a crash leaves the old version.</summary>
internal static class SqliteMigrator
{
    /// <summary>Runs the missing steps.</summary>
    /// <returns>The number of steps that ran.</returns>
    public static int Migrate(SqliteSession session, string path, IReadOnlyList<string> steps)
    {
        var version = session.Scalar("PRAGMA user_version");
        var application = session.Scalar("PRAGMA application_id");
        if (application != SqliteSchema.ApplicationId && session.Scalar("SELECT count(*) FROM sqlite_master") > 0)
        {
            throw new SqliteDatabaseException($"database {path} belongs to another program: choose another data folder");
        }

        if (version > steps.Count)
        {
            throw new SqliteDatabaseException(string.Create(CultureInfo.InvariantCulture,
                $"database {path} was written by a newer version of the platform (schema {version}, this one knows {steps.Count}): update the platform, or choose another data folder"));
        }

        if (version == steps.Count)
        {
            return 0;
        }

        session.Run("BEGIN IMMEDIATE");
        try
        {
            for (var step = (int)version; step < steps.Count; step++)
            {
                session.Run(steps[step]);
            }

            session.Run(string.Create(CultureInfo.InvariantCulture,
                $"PRAGMA application_id = {SqliteSchema.ApplicationId}; PRAGMA user_version = {steps.Count}"));
            session.Run("COMMIT");
        }
        catch (Exception)
        {
            if (session.InTransaction)
            {
                session.Run("ROLLBACK");
            }

            throw;
        }

        return steps.Count - (int)version;
    }
}
