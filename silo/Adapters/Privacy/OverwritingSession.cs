using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>Writes that overwrite what they free.</summary>
internal static class OverwritingSession
{
    /// <summary>Runs a write with <c>secure_delete</c>: freed cells and pages are zeroed in the same transaction.</summary>
    public static TResult Overwriting<TState, TResult>(this SqliteSession session, TState state, Func<SqliteSession, TState, TResult> write)
    {
        session.Run("PRAGMA secure_delete = ON");
        try
        {
            return write(session, state);
        }
        finally
        {
            session.Run("PRAGMA secure_delete = OFF");
        }
    }
}
