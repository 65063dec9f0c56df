//! WASI 0.2 for components: wasmtime's implementation, with the same limits laid over it as
//! [`wasi_snapshot_preview1`](super::wasi_snapshot_preview1) lays over preview 1.

use bytes::Bytes;
use futures::FutureExt;
use wasmtime::Result;
use wasmtime::component::{HasData, Linker, Resource};
use wasmtime_wasi::clocks::WasiClocksView;
use wasmtime_wasi::filesystem::{Descriptor, WasiFilesystemCtxView, WasiFilesystemView};
use wasmtime_wasi::p2::bindings::clocks::monotonic_clock;
use wasmtime_wasi::p2::bindings::clocks::wall_clock::Datetime;
use wasmtime_wasi::p2::bindings::filesystem::types::{
    self, Advice, DescriptorFlags, DescriptorStat, DescriptorType, DirectoryEntry, DirectoryEntryStream,
    ErrorCode, Filesize, HostDescriptor, HostDirectoryEntryStream, MetadataHashValue, NewTimestamp,
    OpenFlags, PathFlags,
};
use wasmtime_wasi::p2::bindings::random::random;
use wasmtime_wasi::p2::{
    DynInputStream, DynOutputStream, DynPollable, FsError, FsResult, OutputStream, Pollable, StreamError,
    StreamResult, subscribe,
};
use wasmtime_wasi::{WasiCtxView, WasiView};

use super::RunState;
use crate::sandbox::ambience::{START_NS, VirtualClock};
use crate::sandbox::quota::{ByteBudget, Refused};

/// Replaces the interfaces that limits and the deterministic clock have to do with.
pub(in crate::sandbox) fn add_to_linker(linker: &mut Linker<RunState>) -> Result<()> {
    linker.allow_shadowing(true);
    types::add_to_linker::<RunState, Limited>(linker, |run| View(run))?;
    random::add_to_linker::<RunState, Limited>(linker, |run| View(run))?;
    monotonic_clock::add_to_linker::<RunState, Limited>(linker, |run| View(run))?;
    linker.allow_shadowing(false);
    Ok(())
}

struct Limited;

impl HasData for Limited {
    type Data<'a> = View<'a>;
}

struct View<'a>(&'a mut RunState);

impl View<'_> {
    fn files(&mut self) -> WasiFilesystemCtxView<'_> {
        self.0.wasi.filesystem()
    }

    async fn stat_of(&mut self, rep: u32) -> Option<DescriptorStat> {
        self.files().stat(Resource::new_borrow(rep)).await.ok()
    }

    async fn take_bytes(&mut self, more: u64) -> FsResult<()> {
        self.measure_if_full(more, 0).await;
        self.0.files.take_bytes(more).map_err(no_space)
    }

    async fn take_entry(&mut self, fd: u32, path: &str) -> FsResult<()> {
        self.0.files.check_depth(fd, path).map_err(name_too_long)?;
        self.measure_if_full(0, 1).await;
        self.0.files.take_entry().map_err(no_space)
    }

    fn settle_entry(&mut self, result: FsResult<()>) -> FsResult<()> {
        if result.is_err() {
            self.0.files.give_back_entry();
        }
        result
    }

    async fn measure_if_full(&mut self, bytes: u64, entries: u64) {
        if !self.0.files.wants_measuring(bytes, entries) {
            return;
        }
        let mut unlinked_bytes = 0;
        for fd in self.0.files.open_files() {
            match self.stat_of(fd).await {
                Some(stat) if stat.link_count == 0 => unlinked_bytes += stat.size,
                _ => {}
            }
        }
        self.0.files.measure(unlinked_bytes);
    }

    /// In deterministic runs, all files have the time at which the clock starts.
    fn settle_stat(&self, mut stat: DescriptorStat) -> DescriptorStat {
        if self.0.clock.is_some() {
            let start = Datetime { seconds: START_NS / 1_000_000_000, nanoseconds: 0 };
            stat.data_access_timestamp = Some(start);
            stat.data_modification_timestamp = Some(start);
            stat.status_change_timestamp = Some(start);
        }
        stat
    }

    async fn note_written(&mut self, fd: u32) {
        if let Ok(hash) = self.files().metadata_hash(Resource::new_borrow(fd)).await {
            self.0.files.note_written(hash.lower);
        }
    }

    /// Takes what a write of `size` bytes at `offset` grows the file by.
    async fn take_for_write(&mut self, fd: u32, offset: u64, size: u64) -> FsResult<()> {
        if let Some(stat) = self.stat_of(fd).await {
            let growth = offset.saturating_add(size).saturating_sub(stat.size);
            self.take_bytes(growth).await?;
            self.note_written(fd).await;
        }
        Ok(())
    }

    /// Puts the budget between a file's stream and the file. `position` of `None` is its end.
    fn limit_stream(
        &mut self,
        fd: u32,
        stream: Resource<DynOutputStream>,
        position: Option<u64>,
    ) -> FsResult<Resource<DynOutputStream>> {
        // File calls never wait here (`allow_blocking_current_thread`), so these are done at once.
        // A stream can't measure later, so the bound is made exact when it opens.
        self.measure_if_full(u64::MAX, 0).now_or_never();
        let size = self.stat_of(fd).now_or_never().flatten().map_or(0, |stat| stat.size);
        let budget = self.0.files.byte_budget();
        let WasiCtxView { table, .. } = self.0.wasi.ctx();
        let inner = table.delete(stream)?;
        let position = position.unwrap_or(size);
        let limited: DynOutputStream = Box::new(LimitedStream { inner, budget, position, size });
        Ok(table.push(limited)?)
    }
}

fn no_space(_: Refused) -> FsError {
    ErrorCode::InsufficientSpace.into()
}

fn name_too_long(_: Refused) -> FsError {
    ErrorCode::NameTooLong.into()
}

impl types::Host for View<'_> {
    fn convert_error_code(&mut self, error: FsError) -> Result<ErrorCode> {
        self.files().convert_error_code(error)
    }

    fn filesystem_error_code(&mut self, error: Resource<wasmtime::Error>) -> Result<Option<ErrorCode>> {
        self.files().filesystem_error_code(error)
    }
}

impl HostDescriptor for View<'_> {
    async fn advise(
        &mut self,
        fd: Resource<Descriptor>,
        offset: Filesize,
        len: Filesize,
        advice: Advice,
    ) -> FsResult<()> {
        self.files().advise(fd, offset, len, advice).await
    }

    // Scratch files do not outlive the run, so there is nothing to make durable.
    async fn sync_data(&mut self, _fd: Resource<Descriptor>) -> FsResult<()> {
        Ok(())
    }

    async fn sync(&mut self, _fd: Resource<Descriptor>) -> FsResult<()> {
        Ok(())
    }

    async fn get_flags(&mut self, fd: Resource<Descriptor>) -> FsResult<DescriptorFlags> {
        self.files().get_flags(fd).await
    }

    async fn get_type(&mut self, fd: Resource<Descriptor>) -> FsResult<DescriptorType> {
        self.files().get_type(fd).await
    }

    async fn set_size(&mut self, fd: Resource<Descriptor>, size: Filesize) -> FsResult<()> {
        if let Some(stat) = self.stat_of(fd.rep()).await {
            self.take_bytes(size.saturating_sub(stat.size)).await?;
            self.0.files.note_freed();
            self.note_written(fd.rep()).await;
        }
        self.files().set_size(fd, size).await
    }

    async fn set_times(
        &mut self,
        fd: Resource<Descriptor>,
        atim: NewTimestamp,
        mtim: NewTimestamp,
    ) -> FsResult<()> {
        self.files().set_times(fd, atim, mtim).await
    }

    async fn read(
        &mut self,
        fd: Resource<Descriptor>,
        len: Filesize,
        offset: Filesize,
    ) -> FsResult<(Vec<u8>, bool)> {
        // The buffer is ours: a guest asks again for what a short read left.
        self.files().read(fd, len.min(super::HOSTCALL_BYTES_MAX as u64), offset).await
    }

    async fn write(
        &mut self,
        fd: Resource<Descriptor>,
        buffer: Vec<u8>,
        offset: Filesize,
    ) -> FsResult<Filesize> {
        self.take_for_write(fd.rep(), offset, buffer.len() as u64).await?;
        self.files().write(fd, buffer, offset).await
    }

    async fn read_directory(&mut self, fd: Resource<Descriptor>) -> FsResult<Resource<DirectoryEntryStream>> {
        self.files().read_directory(fd).await
    }

    async fn create_directory_at(&mut self, fd: Resource<Descriptor>, path: String) -> FsResult<()> {
        self.take_entry(fd.rep(), &path).await?;
        let result = self.files().create_directory_at(fd, path).await;
        self.settle_entry(result)
    }

    async fn stat(&mut self, fd: Resource<Descriptor>) -> FsResult<DescriptorStat> {
        let stat = self.files().stat(fd).await?;
        Ok(self.settle_stat(stat))
    }

    async fn stat_at(
        &mut self,
        fd: Resource<Descriptor>,
        flags: PathFlags,
        path: String,
    ) -> FsResult<DescriptorStat> {
        let stat = self.files().stat_at(fd, flags, path).await?;
        Ok(self.settle_stat(stat))
    }

    async fn set_times_at(
        &mut self,
        fd: Resource<Descriptor>,
        flags: PathFlags,
        path: String,
        atim: NewTimestamp,
        mtim: NewTimestamp,
    ) -> FsResult<()> {
        self.files().set_times_at(fd, flags, path, atim, mtim).await
    }

    async fn link_at(
        &mut self,
        fd: Resource<Descriptor>,
        flags: PathFlags,
        path: String,
        new_fd: Resource<Descriptor>,
        new_path: String,
    ) -> FsResult<()> {
        self.take_entry(new_fd.rep(), &new_path).await?;
        let result = self.files().link_at(fd, flags, path, new_fd, new_path).await;
        self.settle_entry(result)
    }

    async fn open_at(
        &mut self,
        fd: Resource<Descriptor>,
        path_flags: PathFlags,
        path: String,
        open_flags: OpenFlags,
        flags: DescriptorFlags,
    ) -> FsResult<Resource<Descriptor>> {
        // WASI has no code for "too many open files"; this is the nearest.
        self.0.files.check_open().map_err(|Refused| ErrorCode::InsufficientMemory)?;
        let parent = fd.rep();
        let creates = open_flags.contains(OpenFlags::CREATE)
            && self.files().stat_at(Resource::new_borrow(parent), path_flags, path.clone()).await.is_err();
        if creates {
            self.take_entry(parent, &path).await?;
        }
        let depth = self.0.files.check_depth(parent, &path).unwrap_or(0);
        let opened = match self.files().open_at(fd, path_flags, path, open_flags, flags).await {
            Ok(opened) => opened,
            Err(error) => {
                if creates {
                    self.0.files.give_back_entry();
                }
                return Err(error);
            }
        };
        let stat = self.stat_of(opened.rep()).await;
        let is_directory = stat.is_some_and(|stat| stat.type_ == DescriptorType::Directory);
        self.0.files.note_open(opened.rep(), is_directory.then_some(depth));
        if open_flags.contains(OpenFlags::TRUNCATE) {
            self.0.files.note_freed();
        }
        if creates || open_flags.contains(OpenFlags::TRUNCATE) {
            self.note_written(opened.rep()).await;
        }
        Ok(opened)
    }

    fn drop(&mut self, fd: Resource<Descriptor>) -> Result<()> {
        self.0.files.note_closed(fd.rep());
        HostDescriptor::drop(&mut self.files(), fd)
    }

    async fn readlink_at(&mut self, fd: Resource<Descriptor>, path: String) -> FsResult<String> {
        self.files().readlink_at(fd, path).await
    }

    async fn remove_directory_at(&mut self, fd: Resource<Descriptor>, path: String) -> FsResult<()> {
        self.0.files.note_freed();
        self.files().remove_directory_at(fd, path).await
    }

    async fn rename_at(
        &mut self,
        fd: Resource<Descriptor>,
        path: String,
        new_fd: Resource<Descriptor>,
        new_path: String,
    ) -> FsResult<()> {
        self.0.files.check_depth(new_fd.rep(), &new_path).map_err(name_too_long)?;
        self.0.files.note_freed();
        self.files().rename_at(fd, path, new_fd, new_path).await
    }

    async fn symlink_at(&mut self, fd: Resource<Descriptor>, target: String, path: String) -> FsResult<()> {
        self.take_entry(fd.rep(), &path).await?;
        let result = self.files().symlink_at(fd, target, path).await;
        self.settle_entry(result)
    }

    async fn unlink_file_at(&mut self, fd: Resource<Descriptor>, path: String) -> FsResult<()> {
        self.0.files.note_freed();
        self.files().unlink_file_at(fd, path).await
    }

    fn read_via_stream(
        &mut self,
        fd: Resource<Descriptor>,
        offset: Filesize,
    ) -> FsResult<Resource<DynInputStream>> {
        self.files().read_via_stream(fd, offset)
    }

    fn write_via_stream(
        &mut self,
        fd: Resource<Descriptor>,
        offset: Filesize,
    ) -> FsResult<Resource<DynOutputStream>> {
        let rep = fd.rep();
        let stream = self.files().write_via_stream(fd, offset)?;
        self.limit_stream(rep, stream, Some(offset))
    }

    fn append_via_stream(&mut self, fd: Resource<Descriptor>) -> FsResult<Resource<DynOutputStream>> {
        let rep = fd.rep();
        let stream = self.files().append_via_stream(fd)?;
        self.limit_stream(rep, stream, None)
    }

    async fn is_same_object(&mut self, a: Resource<Descriptor>, b: Resource<Descriptor>) -> Result<bool> {
        self.files().is_same_object(a, b).await
    }

    async fn metadata_hash(&mut self, fd: Resource<Descriptor>) -> FsResult<MetadataHashValue> {
        self.files().metadata_hash(fd).await
    }

    async fn metadata_hash_at(
        &mut self,
        fd: Resource<Descriptor>,
        flags: PathFlags,
        path: String,
    ) -> FsResult<MetadataHashValue> {
        self.files().metadata_hash_at(fd, flags, path).await
    }
}

impl HostDirectoryEntryStream for View<'_> {
    async fn read_directory_entry(
        &mut self,
        stream: Resource<DirectoryEntryStream>,
    ) -> FsResult<Option<DirectoryEntry>> {
        self.files().read_directory_entry(stream).await
    }

    fn drop(&mut self, stream: Resource<DirectoryEntryStream>) -> Result<()> {
        HostDirectoryEntryStream::drop(&mut self.files(), stream)
    }
}

/// A file's output stream that takes from the byte budget what it grows the file by.
struct LimitedStream {
    inner: DynOutputStream,
    budget: ByteBudget,
    position: u64,
    /// The file is known to reach at least this far.
    size: u64,
}

#[async_trait::async_trait]
impl Pollable for LimitedStream {
    async fn ready(&mut self) {
        self.inner.ready().await;
    }
}

#[async_trait::async_trait]
impl OutputStream for LimitedStream {
    fn write(&mut self, bytes: Bytes) -> StreamResult<()> {
        let end = self.position.saturating_add(bytes.len() as u64);
        self.budget.take(end.saturating_sub(self.size)).map_err(|Refused| {
            StreamError::LastOperationFailed(std::io::Error::from(rustix::io::Errno::NOSPC).into())
        })?;
        self.inner.write(bytes)?;
        self.position = end;
        self.size = self.size.max(end);
        Ok(())
    }

    fn flush(&mut self) -> StreamResult<()> {
        self.inner.flush()
    }

    fn check_write(&mut self) -> StreamResult<usize> {
        self.inner.check_write()
    }

    async fn cancel(&mut self) {
        self.inner.cancel().await;
    }
}

impl random::Host for View<'_> {
    fn get_random_bytes(&mut self, len: u64) -> Result<Vec<u8>> {
        self.0.random.take(len)?;
        self.0.wasi.ctx().ctx.random().get_random_bytes(len)
    }

    fn get_random_u64(&mut self) -> Result<u64> {
        self.0.random.take(8)?;
        self.0.wasi.ctx().ctx.random().get_random_u64()
    }
}

impl monotonic_clock::Host for View<'_> {
    fn now(&mut self) -> Result<u64> {
        self.0.wasi.clocks().now()
    }

    fn resolution(&mut self) -> Result<u64> {
        self.0.wasi.clocks().resolution()
    }

    fn subscribe_instant(&mut self, when: u64) -> Result<Resource<DynPollable>> {
        match self.0.clock.clone() {
            None => self.0.wasi.clocks().subscribe_instant(when),
            Some(clock) => self.subscribe_virtual(VirtualTimer { when, clock }),
        }
    }

    fn subscribe_duration(&mut self, duration: u64) -> Result<Resource<DynPollable>> {
        match self.0.clock.clone() {
            None => self.0.wasi.clocks().subscribe_duration(duration),
            Some(clock) => {
                let when = clock.elapsed_ns().saturating_add(duration);
                self.subscribe_virtual(VirtualTimer { when, clock })
            }
        }
    }
}

impl View<'_> {
    fn subscribe_virtual(&mut self, timer: VirtualTimer) -> Result<Resource<DynPollable>> {
        let WasiCtxView { table, .. } = self.0.wasi.ctx();
        let timer = table.push(timer)?;
        subscribe(table, timer)
    }
}

/// A timer on the virtual clock: waiting for it is what passes the time.
struct VirtualTimer {
    when: u64,
    clock: VirtualClock,
}

#[async_trait::async_trait]
impl Pollable for VirtualTimer {
    async fn ready(&mut self) {
        self.clock.advance(self.when.saturating_sub(self.clock.elapsed_ns()));
    }
}
