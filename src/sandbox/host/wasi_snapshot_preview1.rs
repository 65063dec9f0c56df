//! WASI preview 1 for core modules: wasmtime's implementation, with the functions replaced that
//! a limit, cancellation or the deterministic clock has to do with.
//!
//! Each replacement checks first and then hands the call on, so that paths, rights and
//! descriptors keep one implementation. Spec: `wasi_snapshot_preview1.witx` in the WASI repository.

use std::time::Duration;

use wasmtime::{Caller, Error, Linker, Result};
use wasmtime_wasi::I32Exit;
use wasmtime_wasi::p1::types::{self, Errno};
use wasmtime_wasi::p1::wasi_snapshot_preview1::{self as wasi, WasiSnapshotPreview1};
use wiggle::{GuestMemory, GuestPtr};

use super::{HOSTCALL_BYTES_MAX, RunState};
use crate::sandbox::ambience;
use crate::sandbox::quota::Refused;

const MODULE: &str = "wasi_snapshot_preview1";

/// Paths longer than this are refused before they are copied, in bytes (Linux `PATH_MAX`).
const PATH_BYTES_MAX: i32 = 4096;

/// Adds all of WASI preview 1.
pub(in crate::sandbox) fn add_to_linker(linker: &mut Linker<RunState>) -> Result<()> {
    wasmtime_wasi::p1::add_to_linker_async(linker, |run| &mut run.wasi)?;
    linker.allow_shadowing(true);
    add_process(linker)?;
    add_waiting(linker)?;
    add_descriptors(linker)?;
    add_paths(linker)?;
    linker.allow_shadowing(false);
    Ok(())
}

/// Wraps an async host function that takes the guest's memory and the run's state. Every function
/// that can wait must be one: a signal is delivered by the call that the guest is in.
macro_rules! host_function {
    ($linker:expr, $name:literal, |$memory:ident, $run:ident, $($arg:ident: $ty:ty),*| $body:expr) => {
        $linker.func_wrap_async(
            MODULE,
            $name,
            |mut caller: Caller<'_, RunState>, ($($arg,)*): ($($ty,)*)| {
                Box::new(async move {
                    #[allow(unused_mut)]
                    let (mut $memory, $run) = parts(&mut caller)?;
                    $run.signals.enter_host_call();
                    let result: Result<i32> = async { $body }.await;
                    $run.signals.leave_host_call(&mut $memory)?;
                    result
                })
            },
        )
    };
}

/// Waits for a host call that may block, unless a signal is pending or comes first: then the call
/// answers `EINTR`.
macro_rules! unless_interrupted {
    ($memory:ident, $run:ident, $call:expr) => {{
        let signals = $run.signals.clone();
        if signals.pending(&mut $memory)? {
            return Ok(errno(Errno::Intr));
        }
        tokio::select! {
            biased;
            result = $call => result,
            () = signals.raised() => Ok(errno(Errno::Intr)),
        }
    }};
}

fn add_process(linker: &mut Linker<RunState>) -> Result<()> {
    // wasmtime allows exit codes below 126 only; languages have 0 to 255.
    linker.func_wrap(MODULE, "proc_exit", |code: i32| -> Result<()> { Err(I32Exit(code).into()) })?;
    host_function!(linker, "random_get", |memory, run, buffer: i32, size: i32| {
        run.random.take(u64::from(size as u32))?;
        wasi::random_get(&mut run.wasi, &mut memory, buffer, size)
    })?;
    Ok(())
}

fn add_waiting(linker: &mut Linker<RunState>) -> Result<()> {
    host_function!(linker, "poll_oneoff", |memory,
                                           run,
                                           subscriptions: i32,
                                           events: i32,
                                           count: i32,
                                           ready: i32| {
        let asked = GuestPtr::<types::Subscription>::new(subscriptions as u32);
        let timers = timers(&memory, asked, count as u32)?;
        unless_interrupted!(memory, run, async {
            match timers {
                Some(timers) => sleep(&mut memory, run, &timers, events, ready).await,
                None => {
                    let result =
                        wasi::poll_oneoff(&mut run.wasi, &mut memory, subscriptions, events, count, ready)
                            .await?;
                    pass_timers(&memory, run, asked, count as u32, events)?;
                    Ok(result)
                }
            }
        })
    })?;
    host_function!(linker, "fd_read", |memory, run, fd: i32, buffers: i32, count: i32, read: i32| {
        unless_interrupted!(memory, run, wasi::fd_read(&mut run.wasi, &mut memory, fd, buffers, count, read))
    })?;
    // Scratch files do not outlive the run, so there is nothing to make durable.
    for name in ["fd_sync", "fd_datasync"] {
        linker.func_wrap(MODULE, name, |_fd: i32| SUCCESS)?;
    }
    Ok(())
}

fn add_descriptors(linker: &mut Linker<RunState>) -> Result<()> {
    host_function!(linker, "fd_write", |memory, run, fd: i32, buffers: i32, count: i32, written: i32| {
        if run.stdio_in_place && (fd == 1 || fd == 2) {
            return write_output(&mut memory, run, fd, buffers, count, written).await;
        }
        let offset = position(&mut memory, run, fd).await;
        if !room_for_write(&mut memory, run, fd, buffers, count, offset).await? {
            return Ok(errno(Errno::Nospc));
        }
        wasi::fd_write(&mut run.wasi, &mut memory, fd, buffers, count, written).await
    })?;
    host_function!(linker, "fd_pwrite", |memory,
                                         run,
                                         fd: i32,
                                         buffers: i32,
                                         count: i32,
                                         offset: i64,
                                         written: i32| {
        if !room_for_write(&mut memory, run, fd, buffers, count, Some(offset as u64)).await? {
            return Ok(errno(Errno::Nospc));
        }
        wasi::fd_pwrite(&mut run.wasi, &mut memory, fd, buffers, count, offset, written).await
    })?;
    host_function!(linker, "fd_filestat_set_size", |memory, run, fd: i32, size: i64| {
        let Some(stat) = stat(&mut memory, run, fd as u32).await else {
            return wasi::fd_filestat_set_size(&mut run.wasi, &mut memory, fd, size).await;
        };
        if take_bytes(&mut memory, run, (size as u64).saturating_sub(stat.size)).await.is_err() {
            return Ok(errno(Errno::Nospc));
        }
        run.files.note_freed();
        run.files.note_written(stat.ino);
        wasi::fd_filestat_set_size(&mut run.wasi, &mut memory, fd, size).await
    })?;
    host_function!(linker, "fd_filestat_get", |memory, run, fd: i32, stat: i32| {
        let result = wasi::fd_filestat_get(&mut run.wasi, &mut memory, fd, stat).await?;
        settle_stat(&mut memory, run, result, stat)
    })?;
    host_function!(linker, "fd_allocate", |_memory, _run, _fd: i32, _offset: i64, _size: i64| {
        Ok(errno(Errno::Notsup))
    })?;
    host_function!(linker, "fd_close", |memory, run, fd: i32| {
        let result = wasi::fd_close(&mut run.wasi, &mut memory, fd).await?;
        if result == SUCCESS {
            run.files.note_closed(fd as u32);
            run.stdio_in_place &= fd > 2;
        }
        Ok(result)
    })?;
    host_function!(linker, "fd_renumber", |memory, run, from: i32, to: i32| {
        let result = wasi::fd_renumber(&mut run.wasi, &mut memory, from, to).await?;
        if result == SUCCESS {
            run.files.note_renumbered(from as u32, to as u32);
            run.stdio_in_place &= from > 2 && to > 2;
        }
        Ok(result)
    })?;
    Ok(())
}

fn add_paths(linker: &mut Linker<RunState>) -> Result<()> {
    host_function!(linker, "path_open", |memory,
                                         run,
                                         fd: i32,
                                         lookup: i32,
                                         path: i32,
                                         size: i32,
                                         flags: i32,
                                         rights: i64,
                                         inherited: i64,
                                         fdflags: i32,
                                         opened: i32| {
        if run.files.check_open().is_err() {
            return Ok(errno(Errno::Mfile));
        }
        let Some(name) = read_path(&memory, path, size)? else {
            return Ok(errno(Errno::Nametoolong));
        };
        let oflags = types::Oflags::try_from(flags as u16)?;
        let depth = match run.files.check_depth(fd as u32, &name) {
            Ok(depth) => depth,
            Err(Refused) if oflags.contains(types::Oflags::CREAT) => {
                return Ok(errno(Errno::Nametoolong));
            }
            Err(Refused) => 0,
        };
        let creates =
            oflags.contains(types::Oflags::CREAT) && !exists(&mut memory, run, fd, lookup, path, size).await;
        if creates && take_entry(&mut memory, run).await.is_err() {
            return Ok(errno(Errno::Nospc));
        }
        let result = wasi::path_open(
            &mut run.wasi,
            &mut memory,
            fd,
            lookup,
            path,
            size,
            flags,
            rights,
            inherited,
            fdflags,
            opened,
        )
        .await?;
        if result != SUCCESS {
            if creates {
                run.files.give_back_entry();
            }
            return Ok(result);
        }
        if oflags.contains(types::Oflags::TRUNC) {
            run.files.note_freed();
        }
        let new = memory.read(GuestPtr::<u32>::new(opened as u32))?;
        let stat = stat(&mut memory, run, new).await;
        let is_directory = stat.as_ref().is_some_and(|stat| stat.filetype == types::Filetype::Directory);
        run.files.note_open(new, is_directory.then_some(depth));
        if let Some(stat) = stat
            && (creates || oflags.contains(types::Oflags::TRUNC))
        {
            run.files.note_written(stat.ino);
        }
        Ok(result)
    })?;
    host_function!(
        linker,
        "path_filestat_get",
        |memory, run, fd: i32, lookup: i32, path: i32, size: i32, stat: i32| {
            let result =
                wasi::path_filestat_get(&mut run.wasi, &mut memory, fd, lookup, path, size, stat).await?;
            settle_stat(&mut memory, run, result, stat)
        }
    )?;
    host_function!(linker, "path_create_directory", |memory, run, fd: i32, path: i32, size: i32| {
        if let Some(refusal) = refuse_entry(&mut memory, run, fd, path, size).await? {
            return Ok(refusal);
        }
        let result = wasi::path_create_directory(&mut run.wasi, &mut memory, fd, path, size).await?;
        Ok(settle_entry(run, result))
    })?;
    host_function!(linker, "path_symlink", |memory,
                                            run,
                                            target: i32,
                                            target_size: i32,
                                            fd: i32,
                                            path: i32,
                                            size: i32| {
        if target_size as u32 > PATH_BYTES_MAX as u32 {
            return Ok(errno(Errno::Nametoolong));
        }
        if let Some(refusal) = refuse_entry(&mut memory, run, fd, path, size).await? {
            return Ok(refusal);
        }
        let result =
            wasi::path_symlink(&mut run.wasi, &mut memory, target, target_size, fd, path, size).await?;
        Ok(settle_entry(run, result))
    })?;
    host_function!(linker, "path_link", |memory,
                                         run,
                                         from_fd: i32,
                                         lookup: i32,
                                         from: i32,
                                         from_size: i32,
                                         fd: i32,
                                         path: i32,
                                         size: i32| {
        if let Some(refusal) = refuse_entry(&mut memory, run, fd, path, size).await? {
            return Ok(refusal);
        }
        let result =
            wasi::path_link(&mut run.wasi, &mut memory, from_fd, lookup, from, from_size, fd, path, size)
                .await?;
        Ok(settle_entry(run, result))
    })?;
    host_function!(linker, "path_rename", |memory,
                                           run,
                                           from_fd: i32,
                                           from: i32,
                                           from_size: i32,
                                           fd: i32,
                                           path: i32,
                                           size: i32| {
        let Some(name) = read_path(&memory, path, size)? else {
            return Ok(errno(Errno::Nametoolong));
        };
        if run.files.check_depth(fd as u32, &name).is_err() {
            return Ok(errno(Errno::Nametoolong));
        }
        run.files.note_freed();
        wasi::path_rename(&mut run.wasi, &mut memory, from_fd, from, from_size, fd, path, size).await
    })?;
    host_function!(linker, "path_unlink_file", |memory, run, fd: i32, path: i32, size: i32| {
        run.files.note_freed();
        wasi::path_unlink_file(&mut run.wasi, &mut memory, fd, path, size).await
    })?;
    host_function!(linker, "path_remove_directory", |memory, run, fd: i32, path: i32, size: i32| {
        run.files.note_freed();
        wasi::path_remove_directory(&mut run.wasi, &mut memory, fd, path, size).await
    })?;
    Ok(())
}

const SUCCESS: i32 = 0;

fn errno(errno: Errno) -> i32 {
    errno as i32
}

/// The guest's memory and the run's state, both borrowed from `caller`.
fn parts<'a>(caller: &'a mut Caller<'_, RunState>) -> Result<(GuestMemory<'a>, &'a mut RunState)> {
    let memory = match caller.data().memory {
        Some(memory) => memory,
        // A start function may call the host before the instance is known.
        None => caller
            .get_export("memory")
            .and_then(wasmtime::Extern::into_memory)
            .ok_or_else(|| Error::msg("the module exports no memory"))?,
    };
    let (data, run) = memory.data_and_store_mut(caller);
    run.wasi.set_hostcall_fuel(HOSTCALL_BYTES_MAX);
    Ok((GuestMemory::Unshared(data), run))
}

fn read_path(memory: &GuestMemory<'_>, path: i32, size: i32) -> Result<Option<String>> {
    if !(0..=PATH_BYTES_MAX).contains(&size) {
        return Ok(None);
    }
    let bytes = memory.to_vec(GuestPtr::<[u8]>::new((path as u32, size as u32)))?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

async fn stat(memory: &mut GuestMemory<'_>, run: &mut RunState, fd: u32) -> Option<types::Filestat> {
    let stat = WasiSnapshotPreview1::fd_filestat_get(&mut run.wasi, memory, fd.into());
    stat.await.ok()
}

async fn exists(
    memory: &mut GuestMemory<'_>,
    run: &mut RunState,
    fd: i32,
    lookup: i32,
    path: i32,
    size: i32,
) -> bool {
    let Ok(flags) = types::Lookupflags::try_from(lookup as u32) else {
        return false;
    };
    let path = GuestPtr::<str>::new((path as u32, size as u32));
    let stat =
        WasiSnapshotPreview1::path_filestat_get(&mut run.wasi, memory, (fd as u32).into(), flags, path);
    stat.await.is_ok()
}

/// Where `fd_write` would write; `None` for what is not a regular file or appends.
async fn position(memory: &mut GuestMemory<'_>, run: &mut RunState, fd: i32) -> Option<u64> {
    let fd = types::Fd::from(fd as u32);
    let state = WasiSnapshotPreview1::fd_fdstat_get(&mut run.wasi, memory, fd).await.ok()?;
    if state.fs_flags.contains(types::Fdflags::APPEND) {
        return None;
    }
    WasiSnapshotPreview1::fd_tell(&mut run.wasi, memory, fd).ok()
}

/// Takes the bytes by which a write grows its file. `offset` of `None` is the file's end.
async fn room_for_write(
    memory: &mut GuestMemory<'_>,
    run: &mut RunState,
    fd: i32,
    buffers: i32,
    count: i32,
    offset: Option<u64>,
) -> Result<bool> {
    let Some(stat) = stat(memory, run, fd as u32).await else {
        return Ok(true); // the call itself reports the bad descriptor
    };
    let size = u64::from(first_buffer(memory, buffers, count)?.len());
    let end = offset.unwrap_or(stat.size).saturating_add(size);
    if take_bytes(memory, run, end.saturating_sub(stat.size)).await.is_err() {
        return Ok(false);
    }
    run.files.note_written(stat.ino);
    Ok(true)
}

/// The first buffer that is not empty: the one that wasmtime writes (a short write is allowed).
fn first_buffer(memory: &GuestMemory<'_>, buffers: i32, count: i32) -> Result<GuestPtr<[u8]>> {
    for buffer in GuestPtr::<[types::Ciovec]>::new((buffers as u32, count as u32)).iter() {
        let buffer = memory.read(buffer?)?;
        if buffer.buf_len > 0 {
            return Ok(buffer.buf.as_array(buffer.buf_len));
        }
    }
    Ok(GuestPtr::<[u8]>::new((0, 0)))
}

async fn take_bytes(memory: &mut GuestMemory<'_>, run: &mut RunState, more: u64) -> Result<(), Refused> {
    measure_if_full(memory, run, more, 0).await;
    run.files.take_bytes(more)
}

async fn take_entry(memory: &mut GuestMemory<'_>, run: &mut RunState) -> Result<(), Refused> {
    measure_if_full(memory, run, 0, 1).await;
    run.files.take_entry()
}

async fn measure_if_full(memory: &mut GuestMemory<'_>, run: &mut RunState, bytes: u64, entries: u64) {
    if !run.files.wants_measuring(bytes, entries) {
        return;
    }
    let mut unlinked_bytes = 0;
    for fd in run.files.open_files() {
        match stat(memory, run, fd).await {
            Some(stat) if stat.nlink == 0 => unlinked_bytes += stat.size,
            _ => {}
        }
    }
    run.files.measure(unlinked_bytes);
}

/// Takes a place for a new directory or link; answers with the error number when there is none.
async fn refuse_entry(
    memory: &mut GuestMemory<'_>,
    run: &mut RunState,
    fd: i32,
    path: i32,
    size: i32,
) -> Result<Option<i32>> {
    let Some(name) = read_path(memory, path, size)? else {
        return Ok(Some(errno(Errno::Nametoolong)));
    };
    if run.files.check_depth(fd as u32, &name).is_err() {
        return Ok(Some(errno(Errno::Nametoolong)));
    }
    if take_entry(memory, run).await.is_err() {
        return Ok(Some(errno(Errno::Nospc)));
    }
    Ok(None)
}

fn settle_entry(run: &mut RunState, result: i32) -> i32 {
    if result != SUCCESS {
        run.files.give_back_entry();
    }
    result
}

/// In deterministic runs, replaces what a file's status says of the host.
fn settle_stat(memory: &mut GuestMemory<'_>, run: &mut RunState, result: i32, stat: i32) -> Result<i32> {
    if result == SUCCESS && run.clock.is_some() {
        ambience::settle_stat(memory, &mut run.inodes, stat)?;
    }
    Ok(result)
}

/// Writes all buffers to stdout or stderr straight from guest memory.
async fn write_output(
    memory: &mut GuestMemory<'_>,
    run: &mut RunState,
    fd: i32,
    buffers: i32,
    count: i32,
    written: i32,
) -> Result<i32> {
    let output = if fd == 1 { run.stdio.stdout() } else { run.stdio.stderr() };
    let mut total: u32 = 0;
    for buffer in GuestPtr::<[types::Ciovec]>::new((buffers as u32, count as u32)).iter() {
        let buffer = memory.read(buffer?)?;
        let bytes = memory.as_cow(buffer.buf.as_array(buffer.buf_len))?;
        let mut rest = &bytes[..];
        while !rest.is_empty() {
            match output.write_some(rest).await? {
                Some(size) => rest = &rest[size..],
                None => return Ok(errno(Errno::Pipe)),
            }
        }
        total = total.saturating_add(buffer.buf_len);
    }
    memory.write(GuestPtr::<u32>::new(written as u32), total)?;
    Ok(SUCCESS)
}

/// The subscriptions of a `poll_oneoff` that waits for nothing but clocks.
fn timers(
    memory: &GuestMemory<'_>,
    asked: GuestPtr<types::Subscription>,
    count: u32,
) -> Result<Option<Vec<(u64, types::SubscriptionClock)>>> {
    let mut timers = Vec::new();
    for subscription in asked.as_array(count).iter() {
        let subscription = memory.read(subscription?)?;
        match subscription.u {
            types::SubscriptionU::Clock(clock) => timers.push((subscription.userdata, clock)),
            _ => return Ok(None),
        }
    }
    // An empty list is an error that wasmtime reports.
    Ok((!timers.is_empty()).then_some(timers))
}

/// Sleeps until the first of `timers` is due. Unlike wasmtime's own sleep of a single timer it
/// does not hold the thread, so a sleeping run can be cancelled.
async fn sleep(
    memory: &mut GuestMemory<'_>,
    run: &mut RunState,
    timers: &[(u64, types::SubscriptionClock)],
    events: i32,
    ready: i32,
) -> Result<i32> {
    let mut waits = Vec::with_capacity(timers.len());
    for (userdata, timer) in timers {
        waits.push((remaining_ns(memory, run, timer)?, *userdata));
    }
    let first = waits.iter().map(|(wait, _)| *wait).min().unwrap_or(0);
    match &run.clock {
        Some(clock) => clock.advance(first),
        None => tokio::time::sleep(Duration::from_nanos(first)).await,
    }
    let due = waits.iter().filter(|(wait, _)| *wait == first);
    let mut count: u32 = 0;
    for (_, userdata) in due {
        let event = types::Event {
            userdata: *userdata,
            error: Errno::Success,
            type_: types::Eventtype::Clock,
            fd_readwrite: types::EventFdReadwrite { nbytes: 0, flags: types::Eventrwflags::empty() },
        };
        memory.write(GuestPtr::<types::Event>::new(events as u32).add(count)?, event)?;
        count += 1;
    }
    memory.write(GuestPtr::<u32>::new(ready as u32), count)?;
    Ok(SUCCESS)
}

/// How long it is until `timer` is due, in nanoseconds.
fn remaining_ns(
    memory: &mut GuestMemory<'_>,
    run: &mut RunState,
    timer: &types::SubscriptionClock,
) -> Result<u64> {
    if !timer.flags.contains(types::Subclockflags::SUBSCRIPTION_CLOCK_ABSTIME) {
        return Ok(timer.timeout);
    }
    let now = match (&run.clock, timer.id) {
        (Some(clock), types::Clockid::Realtime) => clock.wall_ns(),
        (Some(clock), _) => clock.elapsed_ns(),
        (None, id) => WasiSnapshotPreview1::clock_time_get(&mut run.wasi, memory, id, 1)
            .map_err(|_| Error::msg("the guest waits on a clock that does not exist"))?,
    };
    Ok(timer.timeout.saturating_sub(now))
}

/// After a wait on clocks and descriptors that a timer ended, moves the virtual clock to it.
fn pass_timers(
    memory: &GuestMemory<'_>,
    run: &RunState,
    asked: GuestPtr<types::Subscription>,
    count: u32,
    events: i32,
) -> Result<()> {
    let Some(clock) = &run.clock else {
        return Ok(());
    };
    let event = memory.read(GuestPtr::<types::Event>::new(events as u32))?;
    if event.type_ != types::Eventtype::Clock {
        return Ok(());
    }
    for subscription in asked.as_array(count).iter() {
        let subscription = memory.read(subscription?)?;
        if let types::SubscriptionU::Clock(timer) = subscription.u
            && subscription.userdata == event.userdata
        {
            let absolute = timer.flags.contains(types::Subclockflags::SUBSCRIPTION_CLOCK_ABSTIME);
            let now = if absolute { clock.elapsed_ns() } else { 0 };
            clock.advance(timer.timeout.saturating_sub(now));
        }
    }
    Ok(())
}
