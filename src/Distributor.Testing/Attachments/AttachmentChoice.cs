namespace Distributor.Testing;

/// <summary>Which tests have the files of their runs attached: the setting <c>Attachments</c>.</summary>
internal enum AttachmentChoice
{
    /// <summary>All that judge a run.</summary>
    All,

    /// <summary>Those that did not pass. Only their runs are written as files.</summary>
    Failed,

    /// <summary>None, and no run is written as files.</summary>
    None,
}
